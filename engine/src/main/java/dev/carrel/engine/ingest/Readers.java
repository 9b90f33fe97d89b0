// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ingest.DocumentReader.Look;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the reader for a file, by what is in it first and by its name second. */
final class Readers {
  private final List<DocumentReader> readers;

  /** Of these; {@link Ingestor#Ingestor} says what their order means. */
  Readers(List<DocumentReader> readers) {
    this.readers = List.copyOf(readers);
    Set<DocumentKind> kinds = new HashSet<>();
    for (DocumentReader reader : readers) {
      if (!kinds.add(reader.kind())) {
        throw new IllegalArgumentException(reader.kind().name() + " has two readers");
      }
    }
  }

  /**
   * The reader for a file.
   *
   * @param name its own, without its folder
   * @param start its first bytes, {@link DocumentReader#LOOKED_AT} or all
   * @throws CarrelException FILE_KIND_UNKNOWN
   */
  DocumentReader of(String name, byte[] start) {
    Optional<OtherKind> other = OtherKind.in(start);
    if (other.isPresent()) {
      throw refused(name, other.get());
    }
    return first(reader -> reader.look(start) == Look.CERTAIN)
        .or(() -> byName(name, start))
        .orElseThrow(() -> unknown(name));
  }

  private Optional<DocumentReader> byName(String name, byte[] start) {
    Optional<DocumentReader> named = first(reader -> reader.kind().isSaidBy(name));
    if (named.isEmpty()) {
      return first(reader -> reader.look(start) == Look.LIKELY);
    }
    // Programs save pages of the web as .xls and .doc, and archives of them.
    return named
        .filter(reader -> reader.look(start) != Look.NEVER)
        .or(() -> first(reader -> isPage(reader.kind()) && reader.look(start) == Look.LIKELY));
  }

  private static boolean isPage(DocumentKind kind) {
    return kind.equals(DocumentKind.HTML) || kind.equals(DocumentKind.MAIL);
  }

  private Optional<DocumentReader> first(Predicate<DocumentReader> that) {
    return readers.stream().filter(that).findFirst();
  }

  private CarrelException unknown(String name) {
    Optional<OtherKind> other = OtherKind.of(name);
    if (other.isPresent()) {
      return refused(name, other.get());
    }
    List<DocumentKind> kinds = readers.stream().map(DocumentReader::kind).toList();
    List<String> labels = kinds.stream().map(DocumentKind::label).toList();
    List<String> named = kinds.stream().map(Readers::withExtension).toList();
    return new CarrelException(
        Code.FILE_KIND_UNKNOWN,
        "%s is neither %s.".formatted(name, listed(labels, " nor ")),
        "Carrel reads %s; print or save it as a PDF.".formatted(listed(named, " and ")));
  }

  private static CarrelException refused(String name, OtherKind kind) {
    return new CarrelException(
        Code.FILE_KIND_UNKNOWN,
        "%s is %s, which Carrel does not read.".formatted(name, kind.what()),
        kind.remedy());
  }

  private static String withExtension(DocumentKind kind) {
    String extension = kind.extensions().getFirst();
    return extension.equalsIgnoreCase(kind.label())
        ? kind.label()
        : kind.label() + " (." + extension + ")";
  }

  /** "a, b and c". */
  private static String listed(List<String> words, String beforeLast) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + beforeLast + words.get(last);
  }
}
