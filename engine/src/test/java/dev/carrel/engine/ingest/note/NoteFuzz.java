// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.note;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.fuzz.FuzzTarget;
import dev.carrel.engine.ingest.ReadBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Notes, as plain text and as Markdown: encodings, pages, marks. */
public final class NoteFuzz implements FuzzTarget {
  @Override
  public String name() {
    return "notes";
  }

  @Override
  public List<byte[]> seeds() {
    String text =
        "# Lease\n\nThe **tenant** pays 1,200 on the first.\r\n\n- water\n- heat\n\n"
            + "| a | b |\n|---|---|\n| Büro | 東京 |\n\n```\ncode\n```\n\f> next page\n";
    List<byte[]> seeds = new ArrayList<>();
    seeds.add(text.getBytes(StandardCharsets.UTF_8));
    seeds.add(text.getBytes(StandardCharsets.UTF_16LE));
    seeds.add(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE));
    seeds.add("Räume und Türen".getBytes(StandardCharsets.ISO_8859_1));
    seeds.add("a word ".repeat(1500).getBytes(StandardCharsets.US_ASCII));
    return seeds;
  }

  @Override
  public List<byte[]> words() {
    return FuzzTarget.ascii(
        "\n\n",
        "\r",
        "\f",
        "\uFEFF",
        "\u0000",
        "\u202E",
        "# ",
        "- ",
        "> ",
        "```",
        "|",
        "|---|",
        "[",
        "](",
        "![",
        "<b>",
        "&amp;",
        "**",
        "\\",
        "\u00E9",
        "\uD83D\uDE00",
        "e\u0301",
        "1. ");
  }

  @Override
  public void run(byte[] input, Path folder) throws IOException {
    ReadBytes.all(new NoteReader(DocumentKind.TEXT), input);
    ReadBytes.all(new NoteReader(DocumentKind.MARKDOWN), input);
  }
}
