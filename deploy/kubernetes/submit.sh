#!/bin/sh
# Hands one stage to Kubernetes as an Indexed Job, and waits for it:
#   npm run themestream -- analyse --executor submit --submit deploy/kubernetes/submit.sh --blobs /shared/themestream
# THEMESTREAM_IMAGE is an image with the project in /themestream, THEMESTREAM_CLAIM the claim of the
# volume that holds the blobs, which is mounted where they are here.
set -eu
job="themestream-$(printf '%.12s' "${THEMESTREAM_STAGE}")-$$"
sed -e "s|@JOB@|${job}|" -e "s|@IMAGE@|${THEMESTREAM_IMAGE}|" -e "s|@CLAIM@|${THEMESTREAM_CLAIM}|" \
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
