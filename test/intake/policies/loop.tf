resource "aws_iam_role_policy" "p" {
  policy = jsonencode(
    {
      Version = "2012-10-17"
      Statement = [
        for team in var.teams : {
          Effect   = "Allow"
          Action   = ["sagemaker:Nothing"]
          Resource = "*"
        } if team != ""
      ]
    }
  )
}
