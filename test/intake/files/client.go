import "github.com/aws/aws-sdk-go-v2/service/sagemaker"
client := sagemaker.NewFromConfig(cfg)
out, err := client.DescribeEndpoint(ctx, &sagemaker.DescribeEndpointInput{EndpointName: aws.String("churn")})
