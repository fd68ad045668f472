// The camera of the phone, and what it reads. The browser's own reader where it has one; else `qr`, fetched only then.

const PAUSE = 120; // milliseconds between two looks
const WIDE = 640; // as many pixels as a look needs
const READER = new URL("../../vendor/qr/decode.js", import.meta.url);
const TOO_LONG = 15000;

/** Read codes from the camera until the page goes; `found(text)` is called for each look that reads one. */
export async function read(video, found) {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } },
  });
  video.srcObject = stream;
  await video.play();
  const look = await reader();
  const canvas = document.createElement("canvas");
  const paper = canvas.getContext("2d", { willReadFrequently: true });
  for (;;) {
    if (video.videoWidth && !document.hidden) {
      canvas.width = Math.min(WIDE, video.videoWidth);
      canvas.height = Math.round((canvas.width * video.videoHeight) / video.videoWidth);
      paper.drawImage(video, 0, 0, canvas.width, canvas.height);
      const text = await look(canvas, paper);
      if (text) found(text);
    }
    await new Promise((go) => setTimeout(go, PAUSE));
  }
}

async function reader() {
  if (await hasOwn()) {
    const own = new BarcodeDetector({ formats: ["qr_code"] });
    return async (canvas) => (await own.detect(canvas))[0]?.rawValue;
  }
  const late = new Promise((_, no) => setTimeout(() => no(new Error("the reader did not come")), TOO_LONG));
  const { decodeQR } = await Promise.race([import(READER), late]);
  return async (canvas, paper) => {
    try {
      return decodeQR(paper.getImageData(0, 0, canvas.width, canvas.height));
    } catch {
      return ""; // no code in sight
    }
  };
}

async function hasOwn() {
  try {
    return "BarcodeDetector" in window && (await BarcodeDetector.getSupportedFormats()).includes("qr_code");
  } catch {
    return false;
  }
}
