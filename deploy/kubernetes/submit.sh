#!/bin/sh
# Hands one stage to Kubernetes as an Indexed Job, and waits for it:
#   npm run themestream -- analyse --executor submit --submit deploy/kubernetes/submit.sh --blobs /shared/themestream
# THEMESTREAM_IMAGE is an image with the project in /themestream. Blobs in a folder lie on a volume, whose claim
# THEMESTREAM_CLAIM names, and which is mounted where they are here; for those in a bucket (s3://…) the secret
# themestream-s3 holds AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and, for a store of your own, AWS_ENDPOINT_URL.
set -eu
case "${THEMESTREAM_BLOBS}" in
  s3://*) needless='/"volume[Ms]/d' ;;
  *) needless='' && : "${THEMESTREAM_CLAIM:?names no claim of the volume of the blobs}" ;;
esac
job="themestream-$(printf '%.12s' "${THEMESTREAM_STAGE}")-$$"
sed -e "${needless}" -e "s|@JOB@|${job}|" -e "s|@IMAGE@|${THEMESTREAM_IMAGE}|" -e "s|@CLAIM@|${THEMESTREAM_CLAIM:-}|" \
  -e "s|@STAGE@|${THEMESTREAM_STAGE}|" -e "s|@BLOBS@|${THEMESTREAM_BLOBS}|" \
  -e "s|\"@TASKS@\"|${THEMESTREAM_TASKS}|" -e "s|\"@AT_ONCE@\"|${THEMESTREAM_AT_ONCE:-64}|" \
  "$(dirname "$0")/job.json" | kubectl apply -f -
# The first of the two conditions ends the wait; a failed job must not be waited for to the end.
kubectl wait --for=condition=complete --timeout=24h "job/${job}" &
complete=$!
kubectl wait --for=condition=failed --timeout=24h "job/${job}" > /dev/null 2>&1 && kill "${complete}" &
failed=$!
code=0
wait "${complete}" || code=1
kill "${failed}" 2> /dev/null || true
exit "${code}"
