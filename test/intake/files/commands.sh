#!/bin/bash
aws sagemaker create-training-job --training-job-name j1 \
   --role-arn arn:aws:iam::111122223333:role/Exec \
   --vpc-config SecurityGroupIds=sg-1,Subnets=subnet-1 \
   --tags Key=team,Value=ml
aws s3 cp model.tar.gz s3://acme-models/churn/
aws s3 sync s3://acme-data/raw ./raw
aws s3api get-object --bucket acme --key k out
aws --region eu-west-1 sts get-caller-identity
aws logs tail /aws/sagemaker/Endpoints/x
# aws sagemaker delete-model --model-name m
