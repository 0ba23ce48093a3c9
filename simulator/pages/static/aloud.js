// Reads what is heard aloud: from its recording, or with the browser's own Serbian voice where there is one.

const speech = window.speechSynthesis;
const button = document.getElementById("aloud");

let isOn = false;
// Recordings that wait for those before them; the first one plays.
let sounds = [];

function voiceFor(language) {
  const start = (language || "sr-RS").slice(0, 2).toLowerCase();
  // Croatian and Bosnian voices read Serbian well where none is Serbian.
  const wanted = start === "sr" ? ["sr", "hr", "bs"] : [start];
  const voices = speech.getVoices();
  return wanted.map((each) => voices.find((voice) => voice.lang.toLowerCase().startsWith(each))).find(Boolean);
}

export function readAloud(text, language, sound) {
  if (!isOn) return;
  if (sound) play(sound);
  else if (speech) say(text, language);
}

function say(text, language) {
  const words = new SpeechSynthesisUtterance(text);
  words.lang = language || "sr-RS";
  const voice = voiceFor(language);
  if (voice) words.voice = voice;
  speech.speak(words);
}

function play(address) {
  const sound = new Audio(address);
  sound.onended = sound.onerror = () => {
    sounds = sounds.filter((each) => each !== sound);
    sounds[0]?.play();
  };
  sounds.push(sound);
  if (sounds.length === 1) sound.play();
}

export function hush() {
  speech?.cancel();
  sounds[0]?.pause();
  sounds = [];
}

button.addEventListener("click", () => {
  isOn = !isOn;
  button.setAttribute("aria-pressed", String(isOn));
  if (!isOn) hush();
});
