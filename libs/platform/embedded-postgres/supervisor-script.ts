/**
 * The shell that starts PostgreSQL, starts it again when it crashes, and stops it when nobody wants it any more.
 *
 * Standard input is the FIFO that every process wanting the server holds open for writing: it ends when the last of
 * them is gone, by whatever death, since the kernel closes the files of a process killed with -9 too. Arguments: PostgreSQL's
 * data directory, then the command. Exit 0: stopped as asked; 75: another server of this cluster is up; 1: did not
 * start, or could not be started again.
 *
 * It is text inside a module and not a file, so that a compiled tree needs no copy of it.
 */
export const supervisorScript = `
data=$1; shift
stopping=
server=
failures=0
served=

# Fast shutdown. Repeated by the watcher until it works: a signal to a child not yet executing PostgreSQL is lost.
stop() { stopping=yes; if [ -n "$server" ]; then kill -INT "$server" 2>/dev/null; fi; }
trap stop TERM
trap '' HUP INT

exec 3<&0 0</dev/null
(
  trap '' TERM HUP INT
  exec 0<&3 3<&-
  while read -r beat; do :; done
  # Let go of the FIFO first, so that from now on nobody takes this server for a lasting one.
  exec 0</dev/null
  while kill -TERM $$ 2>/dev/null; do sleep 1; done
  # The shell above us was killed: stop PostgreSQL in its place.
  if read -r left 2>/dev/null <"$data/postmaster.pid"; then kill -INT "$left" 2>/dev/null; fi
) &
watcher=$!
exec 3<&-
trap 'kill -KILL "$watcher" 2>/dev/null' EXIT

while [ -z "$stopping" ]; do
  "$@" &
  server=$!
  wait "$server"
  code=$?
  if [ -n "$stopping" ]; then break; fi
  left=; status=
  if [ -r "$data/postmaster.pid" ]; then
    { read -r left; read -r a; read -r a; read -r a; read -r a; read -r a; read -r a; read -r status; } <"$data/postmaster.pid"
  fi
  # A server that was killed leaves its file behind, and the file says that it was serving.
  crashed=
  if [ "$left" = "$server" ]; then case "$status" in ready*) crashed=yes ;; esac; fi
  server=
  if [ "$code" = 0 ] || [ -n "$crashed" ]; then
    served=yes; failures=0
  elif [ -n "$left" ] && kill -0 "$left" 2>/dev/null; then
    exit 75
  else
    failures=$((failures + 1))
    # The first start fails at once, for the caller to read the log. Later ones go on for half a minute, since the
    # processes of a killed server take a moment to leave.
    if [ -z "$served" ] || [ "$failures" -ge 150 ]; then exit 1; fi
  fi
  sleep 0.2
done

tenths=0
while [ -n "$server" ] && kill -0 "$server" 2>/dev/null; do
  if [ "$tenths" -ge 150 ]; then kill -KILL "$server" 2>/dev/null
  elif [ "$tenths" -ge 100 ]; then kill -QUIT "$server" 2>/dev/null
  elif [ $((tenths % 10)) = 0 ]; then kill -INT "$server" 2>/dev/null
  fi
  sleep 0.1
  tenths=$((tenths + 1))
done
exit 0
`;
