import sagemaker
from sagemaker.pytorch import PyTorch
role = sagemaker.get_execution_role()
sess = sagemaker.Session()
bucket = sess.default_bucket()
m = PyTorch(entry_point="train.py", role=role)
m.fit({"train": "s3://x/y"})
pred = m.deploy(initial_instance_count=1)
pipeline.upsert(role_arn=role)
print(pred.predict("1,2"))
batch = m.transformer(1, "ml.m5.large")
batch.transform("s3://x/z")
