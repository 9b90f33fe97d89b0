// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import dev.carrel.engine.ground.CarrelException.Code;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/**
 * A file that a person wants something written to: it is there whole, or stays as it was, and is
 * never one of the documents that were written about.
 *
 * @param file which
 * @param what is written, as the start of a sentence: "The review"
 */
public record WrittenFile(Path file, String what) {
  /** Says what the file is to hold, piece by piece. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes it.
     *
     * @param out buffered; left open
     * @throws IOException to leave the file as it was
     */
    void to(OutputStream out) throws IOException;
  }

  /**
   * Writes; what stood in the file is gone then.
   *
   * @param sources files of documents, which are not written over
   * @throws CarrelException {@link Code#EXPORT_FAILED} where it cannot be written, or is a source
   */
  public void write(Collection<Path> sources, Content content) {
    write(sources, Disk.LOCAL, content);
  }

  /** As the other, on another disk. */
  public void write(Collection<Path> sources, Disk disk, Content content) {
    try {
      for (Path source : sources) {
        requireOther(source);
      }
      DurableFile.ofPerson(file, disk)
          .write(
              channel -> {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
                content.to(out);
                out.flush();
              });
    } catch (IOException e) {
      throw new CarrelException(
          Code.EXPORT_FAILED,
          "%s could not be written to %s: %s.".formatted(what, file, e.getMessage()),
          "Choose a folder that is there and can be written; nothing else is lost.",
          e);
    }
  }

  private void requireOther(Path source) throws IOException {
    if (Files.exists(file) && Files.exists(source) && Files.isSameFile(file, source)) {
      throw new CarrelException(
          Code.EXPORT_FAILED, file + " is one of the documents.", "Give the file another name.");
    }
  }
}
