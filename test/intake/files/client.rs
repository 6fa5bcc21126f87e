let client = aws_sdk_sagemaker::Client::new(&config);
let r = client.describe_endpoint().endpoint_name("churn").send().await?;
