SageMakerClient sm = SageMakerClient.builder().region(Region.EU_WEST_1).build();
sm.createTrainingJob(r -> r.trainingJobName("j").roleArn("arn:aws:iam::111122223333:role/Exec"));
S3Client s3 = S3Client.create();
s3.putObject(PutObjectRequest.builder().bucket("b").key("k").build(), RequestBody.empty());
