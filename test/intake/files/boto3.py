import boto3
sm = boto3.client("sagemaker", region_name="eu-west-1")
s3 = boto3.resource('s3')
# sm.delete_endpoint(EndpointName="x")
sm.create_training_job(
    TrainingJobName="churn-1",
    RoleArn="arn:aws:iam::111122223333:role/Exec",
    Tags=[{"Key": "team", "Value": "ml"}],
)
sm.get_waiter('training_job_completed_or_stopped').wait(TrainingJobName="churn-1")
for page in sm.get_paginator("list_endpoints").paginate(): pass
s3.Bucket('acme-data').upload_file('a', 'b')
obj = s3.Object('acme-data', 'k').get()
boto3.client('s3').get_object(Bucket='acme-data', Key='raw/x.csv')
d = {}; d.get_object(1); foo.search(x); estimator.create_model(); client.get_object(Bucket='q')
boto3.client("secretsmanager").get_secret_value(SecretId="x")
