// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.answer.Receipt;
import dev.carrel.engine.answer.ReceiptJson;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.WrittenFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Receipts in a file of a person's: one a line. */
final class ReceiptFile {
  /** A receipt takes some kilobytes; what is much larger is none. */
  private static final long MOST_BYTES = 16 << 20;

  private ReceiptFile() {}

  /**
   * Says before the work what would keep its end from being written.
   *
   * @param asked files that are asked about, which are not written over
   * @throws CarrelException EXPORT_FAILED
   */
  static void requireWritable(Path file, List<Path> asked) {
    written(file).requireWritable(asked);
  }

  private static WrittenFile written(Path file) {
    return new WrittenFile(file, "The receipt");
  }

  /**
   * Writes them; the file appears whole, or stays as it was.
   *
   * @param asked files that were asked about, which are not written over
   * @throws CarrelException EXPORT_FAILED
   */
  static void write(Path file, List<Receipt> receipts, List<Path> asked) {
    String lines =
        receipts.stream().map(ReceiptJson::text).collect(Collectors.joining("\n", "", "\n"));
    written(file).write(asked, out -> out.write(lines.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * The receipts in a file.
   *
   * @throws CarrelException FILE_MISSING, FILE_CORRUPT
   */
  static List<Receipt> read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw corrupt(file, "it is too large");
      }
      String text = Files.readString(file);
      try {
        return List.of(ReceiptJson.receipt(text));
      } catch (IllegalArgumentException e) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        if (lines.size() < 2) {
          throw e;
        }
        return lines.stream().map(ReceiptJson::receipt).toList();
      }
    } catch (NoSuchFileException e) {
      throw new CarrelException(
          Code.FILE_MISSING, "There is no file " + file + ".", "Look at its name.", e);
    } catch (IOException | IllegalArgumentException e) {
      throw corrupt(file, String.valueOf(e.getMessage()));
    }
  }

  private static CarrelException corrupt(Path file, String why) {
    return new CarrelException(
        Code.FILE_CORRUPT,
        "%s is no receipt of this Carrel: %s".formatted(file, why),
        "Write one with: carrel ask FILE... QUESTION --receipt OUT.json");
  }
}
