// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.Documents;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What people write for a document that was added: its file, known by its bytes; its name; or the
 * beginning of its id, where several have a name.
 */
final class ListedDocuments {
  private static final int SHORT_ID = 12;
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8,64}");

  private final List<DocumentEntry> all;

  private final Cancellation cancellation;

  ListedDocuments(Documents documents, Cancellation cancellation) {
    all = documents.entries();
    this.cancellation = cancellation;
  }

  /**
   * The document that is meant.
   *
   * @throws CarrelException FILE_MISSING if it is none, or more than one
   */
  DocumentEntry one(String words) {
    Optional<Path> file = path(words).filter(Files::isRegularFile);
    List<DocumentEntry> found = file.map(this::ofBytes).orElse(List.of());
    if (found.isEmpty()) {
      found = where(entry -> entry.name().equals(words));
    }
    if (found.isEmpty()) {
      found = where(entry -> path(words).filter(entry.file()::equals).isPresent());
    }
    if (found.isEmpty() && ID.matcher(words).matches()) {
      found = where(entry -> entry.id().sha256().startsWith(words));
    }
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw found.isEmpty() ? none(words, file.isPresent()) : several(words, found);
  }

  private List<DocumentEntry> where(Predicate<DocumentEntry> is) {
    return all.stream().filter(is).toList();
  }

  private static Optional<Path> path(String words) {
    try {
      return Optional.of(Path.of(words).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      return Optional.empty(); // a name that no file can have here
    }
  }

  private List<DocumentEntry> ofBytes(Path file) {
    try {
      String sha256 = Sha256.of(file, cancellation);
      return where(entry -> entry.id().isOf(sha256));
    } catch (IOException e) {
      throw new CarrelException(
          Code.FILE_UNREADABLE,
          file + " cannot be read: " + e.getMessage() + ".",
          "Give the name that the document has in Carrel instead.",
          e);
    }
  }

  private static CarrelException none(String words, boolean isFile) {
    return new CarrelException(
        Code.FILE_MISSING,
        isFile
            ? "The file " + words + " was not added to this home, or was changed since."
            : "There is no document '" + words + "' in this home.",
        "Give the name that it has in Carrel. What was removed before is deleted by: carrel purge");
  }

  private static CarrelException several(String words, List<DocumentEntry> found) {
    String list =
        found.stream()
            .map(
                entry ->
                    "%s, %d pages, from %s"
                        .formatted(
                            entry.id().sha256().substring(0, SHORT_ID),
                            entry.pages(),
                            entry.file()))
            .collect(Collectors.joining("; "));
    return new CarrelException(
        Code.FILE_MISSING,
        found.size() + " documents are called '" + words + "': " + list + ".",
        "Give the beginning of the id of the one that you mean.");
  }
}
