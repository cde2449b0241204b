/** Builds the page into viz/dist; in development, /api is the service's. */
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const SERVICE = `http://127.0.0.1:${process.env["AVENANT_PORT"] ?? "7300"}`;

export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  plugins: [react()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    // one file: a browser never asks again for a part that was refused once, and the page would have no charts until it is loaded anew
    rolldownOptions: { output: { codeSplitting: false } },
    chunkSizeWarningLimit: 1800,
    modulePreload: { polyfill: false },
  },
  server: {
    host: "127.0.0.1", // the service answers only its own page: the proxy speaks in its name
    proxy: { "/api": { target: SERVICE, changeOrigin: true, headers: { origin: SERVICE } } },
  },
});
