import {stream} from "/console/api.js";

const AGAIN_MILLIS = 2_000;
const LATER_MILLIS = 15_000;
/** However many happen, what follows from them is done so often at most. */
const GATHER_MILLIS = 1_000;
const END = "\n\n";

/**
 * Does something soon after each event that is wanted, as long as somebody looks at the page: a browser has few connections to one server, and
 * a hidden page must not hold one. Where there is no stream to be had, nothing comes of it, so pages look every so often besides.
 *
 * @returns ends it
 */
export function follow(isWanted, work) {
  let last = "";
  let reading = null;
  let gathering = 0;
  let next = 0;

  const take = (message) => {
    const fields = Object.fromEntries(message.split("\n").map((line) => line.split(/: ?(.*)/s, 2)));
    last = fields.id ?? last;
    if (fields.data && isWanted(JSON.parse(fields.data))) {
      gathering ||= setTimeout(() => {
        gathering = 0;
        work();
      }, GATHER_MILLIS);
    }
  };

  async function read(signal) {
    const answer = await stream("/events/stream", last ? {"Last-Event-ID": last} : {}, signal);
    if (!answer.ok) {
      last = "";
      return LATER_MILLIS;
    }
    let rest = "";
    for await (const text of texts(answer.body)) {
      const messages = (rest + text).split(END);
      rest = messages.pop();
      messages.forEach(take);
    }
    return AGAIN_MILLIS;
  }

  async function begin() {
    const own = reading = new AbortController();
    const wait = await read(own.signal).catch(() => LATER_MILLIS);
    if (reading === own) {
      next = setTimeout(begin, wait);
    }
  }

  function end() {
    clearTimeout(next);
    reading?.abort();
    reading = null;
  }

  const turn = () => {
    end();
    document.hidden || begin();
  };

  document.addEventListener("visibilitychange", turn);
  turn();
  return () => {
    document.removeEventListener("visibilitychange", turn);
    clearTimeout(gathering);
    end();
  };
}

/** Safari's streams are not to be looped over. */
async function* texts(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    yield part.value;
  }
}
