// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.review.CellValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is known of a paper to refer to it, from the columns that are called so and from its first
 * page; nothing is looked up.
 *
 * @param document what the document is called here
 * @param doi without an address before it
 * @param authors each as it stands
 * @param year four digits
 */
record Reference(
    String document,
    Optional<String> doi,
    Optional<String> title,
    List<String> authors,
    Optional<String> year,
    Optional<String> journal) {
  private static final Set<String> DOI = Set.of("doi");
  private static final Set<String> TITLE = Set.of("title", "titel", "paper title");
  private static final Set<String> AUTHOR =
      Set.of("author", "authors", "author(s)", "autor", "autoren", "autorinnen");
  private static final Set<String> YEAR =
      Set.of("year", "date", "publication year", "publication date", "published", "jahr", "datum");
  private static final Set<String> JOURNAL = Set.of("journal", "venue", "zeitschrift");

  private static final Pattern DOI_FORM =
      Pattern.compile("(?<![\\w.])10\\.\\d{4,9}/[-._;()/:A-Za-z0-9]{1,200}");

  private static final Pattern YEAR_FORM = Pattern.compile("(?<!\\d)(1[5-9]|20)\\d\\d(?!\\d)");
  private static final Pattern QUOTED = Pattern.compile("^[\"“„«](.*)[\"”“»][.]?$", Pattern.DOTALL);

  /** Of every row that has a DOI or a title, in order. */
  static Stream<Reference> of(Exported review) {
    return review.grid().rows().stream()
        .map(row -> of(review, row))
        .filter(reference -> reference.doi().isPresent() || reference.title().isPresent());
  }

  private static Reference of(Exported review, DocumentEntry row) {
    Optional<String> doi =
        text(review, row, DOI)
            .flatMap(Reference::doi)
            .or(() -> doi(review.options().facts().firstPage().apply(row.id())));
    return new Reference(
        review.name(row),
        doi,
        text(review, row, TITLE).map(Reference::bare),
        authors(review, row),
        text(review, row, YEAR).flatMap(words -> first(YEAR_FORM, words)),
        text(review, row, JOURNAL).map(Reference::bare));
  }

  /** A column of one of these names that has something in this row. */
  private static Optional<ExportedCell> cell(
      Exported review, DocumentEntry row, Set<String> names) {
    return review
        .cells(row)
        .filter(
            cell -> names.contains(cell.column().column().title().strip().toLowerCase(Locale.ROOT)))
        .filter(cell -> !cell.text().isBlank())
        .findFirst();
  }

  private static Optional<String> text(Exported review, DocumentEntry row, Set<String> names) {
    return cell(review, row, names).map(cell -> cell.text().replaceAll("\\s+", " ").strip());
  }

  private static List<String> authors(Exported review, DocumentEntry row) {
    Optional<ExportedCell> cell = cell(review, row, AUTHOR);
    if (cell.isPresent() && cell.get().value().orElse(null) instanceof CellValue.Names names) {
      return names.names();
    }
    return cell.stream()
        .flatMap(one -> Arrays.stream(one.text().split(";|\\band\\b|\\bund\\b|&|\\n", -1)))
        .map(name -> name.replaceAll("\\s+", " ").strip())
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /** The first DOI in a text; what ends a sentence or closes a bracket is none of it. */
  static Optional<String> doi(String text) {
    return first(DOI_FORM, text)
        .map(
            found -> {
              String doi = found;
              while (doi.matches(".*[.,;:]|[^(]*\\)")) {
                doi = doi.substring(0, doi.length() - 1);
              }
              return doi;
            })
        .filter(doi -> !doi.endsWith("/"));
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  private static String bare(String title) {
    Matcher quoted = QUOTED.matcher(title);
    return quoted.matches() ? quoted.group(1) : title;
  }
}
