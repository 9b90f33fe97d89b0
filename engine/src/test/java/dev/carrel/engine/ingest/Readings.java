// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes files and reads them in this process. */
public final class Readings {
  private Readings() {}

  /** Of a file of this name and content. */
  public static Document read(Path folder, String name, String content) throws IOException {
    return read(folder, name, content.getBytes(StandardCharsets.UTF_8));
  }

  public static Document read(Path folder, String name, byte[] content) throws IOException {
    return AllReaders.read(Files.write(folder.resolve(name), content));
  }

  /** A zip of these parts, in their order. */
  public static Path zip(Path file, Map<String, String> parts) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return file;
  }

  /** The text of all pages. */
  public static String text(Document document) {
    return document.pages().stream().map(Page::text).collect(Collectors.joining("\n\n"));
  }
}
