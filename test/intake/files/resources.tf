resource "aws_sagemaker_endpoint" "e" {
  name = "churn"
  tags = {}
}
resource "aws_sagemaker_model" "m" { execution_role_arn = "x" }
resource "aws_s3_bucket" "b" {}
resource "aws_lambda_function" "f" {}
resource "aws_ecr_repository" "r" {}
