// What a template would say of a sample case, near enough to judge words; the server tries the real thing. Pure.

const SAMPLE: Record<string, Record<string, string>> = {
  ar: {
    reference: "4270",
    category: "تسرب مياه",
    department: "دائرة المياه",
    status: "solved",
    due: "24.11.2026",
    link: "https://city.example/c/4270",
  },
  en: {
    reference: "4270",
    category: "Leaking water pipe",
    department: "Water Department",
    status: "solved",
    due: "24.11.2026",
    link: "https://city.example/c/4270",
  },
};

export function filled(template: string, language: string): string {
  const values = SAMPLE[language] ?? SAMPLE["en"] ?? {};
  return template
    .replace(/\{%.*?%\}/gs, "")
    .replace(/\{\{\s*(\w+).*?\}\}/gs, (_, name: string) => values[name] ?? "…")
    .replace(/\s+/g, " ")
    .trim();
}
