aws iam put-role-policy --policy-document '{
  "Version": "2012-10-17",
  "Statement": [{"Effect": "Allow", "Action": "sagemaker:Nothing", "Resource": "*"}]
}'
