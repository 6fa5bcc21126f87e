resource "aws_iam_policy" "q" {
  name = "q"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["sagemaker:Nothing"] # a slip
      Resource = "*"
    }]
  })
}
