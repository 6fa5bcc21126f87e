data "aws_iam_policy_document" "p" {
  dynamic "statement" {
    for_each = var.teams
    content {
      actions   = concat(["sagemaker:Nothing"], var.more)
      resources = ["*"]
    }
  }
}
