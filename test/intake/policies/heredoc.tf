resource "aws_iam_policy" "r" {
  policy = <<-EOF
    {
      "Version": "2012-10-17",
      "Statement": [{ "Effect": "Allow", "Action": ["sagemaker:Nothing"], "Resource": "*" }]
    }
  EOF
}
