// Reads what is heard aloud, with the browser's own Serbian voice where there is one.

const speech = window.speechSynthesis;
const button = document.getElementById("aloud");

let isOn = false;

function voiceFor(language) {
  const start = (language || "sr-RS").slice(0, 2).toLowerCase();
  // Croatian and Bosnian voices read Serbian well where none is Serbian.
  const wanted = start === "sr" ? ["sr", "hr", "bs"] : [start];
  const voices = speech.getVoices();
  return wanted.map((each) => voices.find((voice) => voice.lang.toLowerCase().startsWith(each))).find(Boolean);
}

export function readAloud(text, language) {
  if (!isOn) return;
  const words = new SpeechSynthesisUtterance(text);
  words.lang = language || "sr-RS";
  const voice = voiceFor(language);
  if (voice) words.voice = voice;
  speech.speak(words);
}

export const hush = () => speech?.cancel();

if (speech) {
  button.addEventListener("click", () => {
    isOn = !isOn;
    button.setAttribute("aria-pressed", String(isOn));
    if (!isOn) hush();
  });
} else {
  button.hidden = true;
}
