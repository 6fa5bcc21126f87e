variable "bucket" {}

data "aws_iam_policy_document" "p" {
  statement {
    actions   = ["sagemaker:Nothing"]
    resources = "*"
  }

  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::${var.bucket}/*", aws_s3_bucket.b.arn]

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalTag/team"
      values   = ["&{aws:username}"]
    }
  }
}
