// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import dev.carrel.engine.ground.CarrelException.Code;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

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
   * Says before long work what would keep its end from being written.
   *
   * @param sources files of documents, which are not written over
   * @throws CarrelException {@link Code#EXPORT_FAILED} where it could not be written now, or is a
   *     source
   */
  public void requireWritable(Collection<Path> sources) {
    try {
      requireOthers(sources);
      if (wrong().isPresent() || !Files.isWritable(folder())) {
        throw new AccessDeniedException(
            file.toString(), null, "nothing can be written into " + folder());
      }
      Path _ = Disk.LOCAL.target(file);
    } catch (IOException e) {
      throw failed(e);
    }
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
      requireOthers(sources);
      DurableFile.ofPerson(file, disk)
          .write(
              channel -> {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
                content.to(out);
                out.flush();
              });
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private Path folder() {
    return Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath());
  }

  private Optional<String> wrong() {
    return Files.isDirectory(file)
        ? Optional.of("it is a folder")
        : Files.isDirectory(folder())
            ? Optional.empty()
            : Optional.of("there is no folder " + folder());
  }

  /** Never with the name of the file beside it that is written first: nobody knows that one. */
  private String reason(IOException e) {
    return wrong()
        .orElseGet(
            () ->
                e instanceof FileSystemException of && of.getReason() != null
                    ? of.getReason()
                    : String.valueOf(e.getMessage()));
  }

  private CarrelException failed(IOException e) {
    return new CarrelException(
        Code.EXPORT_FAILED,
        "%s could not be written to %s: %s.".formatted(what, file, reason(e)),
        "Choose a folder that is there and can be written; nothing else is lost.",
        e);
  }

  private void requireOthers(Collection<Path> sources) throws IOException {
    if (isOneOf(file, sources)) {
      throw new CarrelException(
          Code.EXPORT_FAILED,
          file + " is one of the documents, or a copy of one.",
          "Give the file another name.");
    }
  }

  /**
   * Whether a file is there and is one of these, by whatever name, or has the same bytes: of a
   * document that was added twice from two places one place alone is known.
   */
  public static boolean isOneOf(Path file, Collection<Path> files) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    for (Path other : files) {
      if (Files.exists(other) && (Files.isSameFile(file, other) || isCopy(file, other))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCopy(Path file, Path other) throws IOException {
    return Files.isRegularFile(file)
        && Files.isRegularFile(other)
        && Files.size(file) > 0
        && Files.size(file) == Files.size(other)
        && Files.mismatch(file, other) < 0;
  }
}
