# Runs a program as a pod would: as a user that is not root, without capabilities, on a file system that cannot be written but for an empty /tmp.
#   read-only-root.sh USER FOLDER PROGRAM ARGUMENTS...
set -euo pipefail
user="$1" folder="$2"
shift 2
mount --make-rprivate /
# Whatever is mounted below the root is a file system of its own.
for place in $(awk '$2 !~ /^\/(proc|sys|dev)/ { print $2 }' /proc/mounts | sort -u); do
  mount -o remount,bind,ro "$place"
done
# The checkout may be below /tmp, which is about to be covered.
mount --bind "$folder" /srv
mount -t tmpfs -o size=64m,mode=1777 tmpfs /tmp
cd /srv
export HOME=/nonexistent
exec setpriv --reuid "$user" --regid "$user" --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all "$@"
