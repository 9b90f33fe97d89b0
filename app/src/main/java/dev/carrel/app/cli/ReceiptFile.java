// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.answer.Receipt;
import dev.carrel.engine.answer.ReceiptJson;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.DurableFile;
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
   * Writes them; the file appears whole, or stays as it was.
   *
   * @throws CarrelException EXPORT_FAILED
   */
  static void write(Path file, List<Receipt> receipts) {
    String lines =
        receipts.stream().map(ReceiptJson::text).collect(Collectors.joining("\n", "", "\n"));
    try {
      DurableFile.ofPerson(file).write(lines.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new CarrelException(
          Code.EXPORT_FAILED,
          "The receipt could not be written to %s: %s".formatted(file, e.getMessage()),
          "Choose another place for it; the answer stands above.",
          e);
    }
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
