import sagemaker
from sagemaker.pytorch import PyTorch
role = sagemaker.get_execution_role()
sess = sagemaker.Session()
bucket = sess.default_bucket()
m = PyTorch(entry_point="train.py", role=role)
m.fit({"train": "s3://x/y"})
pred = m.deploy(initial_instance_count=1)
pipeline.upsert(role_arn=role)
