#!/bin/sh
# Hands one stage to Slurm as a job array, and waits for it:
#   npm run themestream -- analyse --executor submit --submit deploy/slurm/submit.sh --blobs /shared/themestream
# A bucket (--blobs s3://…) does as well as a folder: the AWS_… variables of this shell go along with the jobs.
# SBATCH_OPTIONS (such as "--partition=long") goes to sbatch, THEMESTREAM_AT_ONCE limits the tasks that run together.
set -eu
exec sbatch --wait --job-name="themestream" ${SBATCH_OPTIONS:-} \
  --array="0-${THEMESTREAM_LAST_TASK}%${THEMESTREAM_AT_ONCE:-64}" \
  --export="ALL,THEMESTREAM_STAGE=${THEMESTREAM_STAGE},THEMESTREAM_BLOBS=${THEMESTREAM_BLOBS}" \
  "$(dirname "$0")/task.sbatch"
