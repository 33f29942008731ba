// Renders one template many times with a Node engine: node peers.mjs ENGINE TEMPLATE RECORDS WARM
// Prints documents per second of CPU (user and system, all threads) and the engine's version.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/x.js");
const [engine, path, recordsPath, warm] = process.argv.slice(2);
const template = readFileSync(path);
const records = JSON.parse(readFileSync(recordsPath, "utf8"));

const engines = {
  docxtemplater: () => {
    const PizZip = require("pizzip");
    const Docxtemplater = require("docxtemplater");
    return async (record) => {
      const made = new Docxtemplater(new PizZip(template), { paragraphLoop: true });
      made.render(record);
      return made.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
    };
  },
  "easy-template-x": () => {
    const { TemplateHandler } = require("easy-template-x");
    const handler = new TemplateHandler();
    return (record) => handler.process(template, record);
  },
  carbone: () => {
    const carbone = require("carbone");
    return (record) =>
      new Promise((done, fail) =>
        carbone.render(path, record, (wrong, made) => (wrong ? fail(wrong) : done(made))),
      );
  },
};

const render = engines[engine]();
for (let n = 0; n < Number(warm); n++) await render(records[n % records.length]);
const before = process.cpuUsage();
let size = 0;
for (const record of records) size += (await render(record)).length;
const used = process.cpuUsage(before);
const rate = records.length / ((used.user + used.system) / 1e6);
console.log(JSON.stringify({ rate, size: size / records.length }));
process.exit(0);
