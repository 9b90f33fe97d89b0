// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.export;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.DurableFile;
import dev.carrel.engine.ground.WrittenFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Writes a transcript into a file: whole, or the file stays as it was.
 *
 * @param bates the Bates numbers of the pages of places
 * @param documents files that are not written over
 */
record ExportFile(Strings strings, Function<List<TextSpan>, String> bates, List<Path> documents) {
  ExportFile {
    documents = List.copyOf(documents);
  }

  /** Of pages without Bates numbers. */
  ExportFile(Strings strings) {
    this(strings, places -> "", List.of());
  }

  /**
   * Writes it.
   *
   * @throws CarrelException if it could not be written, with the place and why
   */
  void write(Transcript transcript, ExportFormat format, Path file) {
    ExportWords words = new ExportWords(strings, bates);
    write(
        file,
        () ->
            switch (format) {
              case MARKDOWN -> utf8(new MarkdownExport(words).of(transcript));
              case HTML -> utf8(new HtmlExport(words).of(transcript));
              case PDF -> new PdfExport(words).of(transcript);
            });
  }

  /**
   * Writes text, such as a receipt.
   *
   * @throws CarrelException as for a transcript
   */
  void write(String text, Path file) {
    write(file, () -> utf8(text));
  }

  private interface Bytes {
    byte[] get() throws IOException;
  }

  private void write(Path file, Bytes bytes) {
    try {
      if (WrittenFile.isOneOf(file, documents)) {
        throw new FileSystemException(file.toString(), null, strings.get("export.failed.document"));
      }
      DurableFile.ofPerson(file).write(bytes.get());
    } catch (IOException e) {
      throw new CarrelException(
          Code.EXPORT_FAILED,
          strings.get("export.failed", file, reason(e)),
          strings.get("export.failed.remedy"),
          e);
    }
  }

  private String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> strings.get("export.failed.folder");
      case AccessDeniedException _ -> strings.get("export.failed.denied");
      case FileSystemException f when f.getReason() != null -> f.getReason();
      default -> {
        String kind = e.getClass().getSimpleName().replaceAll("Exception$", "");
        yield e.getMessage() == null ? kind : kind + ": " + e.getMessage();
      }
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
