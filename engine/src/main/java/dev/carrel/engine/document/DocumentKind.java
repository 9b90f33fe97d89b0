// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a document was made from. {@link #ALL} is the one list of what Carrel reads: file dialogs,
 * drops, "open with" and what is said of other files take theirs from it, or a test compares them.
 *
 * <p>A new kind is an entry here and a {@code DocumentReader}.
 *
 * @param name by which homes remember it; never changes
 * @param label what a person calls it, as in "a page of text", in English
 * @param extensions of file names, in lower case without the dot; the usual one first
 * @param mimeTypes the usual one first
 * @param hasPaper whether its pages have a size, and characters a place on them
 */
public record DocumentKind(
    String name, String label, List<String> extensions, List<String> mimeTypes, boolean hasPaper) {
  public static final DocumentKind PDF =
      new DocumentKind("PDF", "PDF", List.of("pdf"), List.of("application/pdf"), true);
  public static final DocumentKind MARKDOWN =
      new DocumentKind(
          "MARKDOWN", "Markdown", List.of("md", "markdown"), List.of("text/markdown"), false);
  public static final DocumentKind TEXT =
      new DocumentKind("TEXT", "text", List.of("txt", "text"), List.of("text/plain"), false);

  public static final DocumentKind DOCX =
      new DocumentKind(
          "DOCX",
          "Word",
          List.of("docx", "docm", "dotx", "dotm"),
          List.of("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
          false);
  public static final DocumentKind ODT =
      new DocumentKind(
          "ODT",
          "OpenDocument",
          List.of("odt", "ott", "fodt"),
          List.of("application/vnd.oasis.opendocument.text"),
          false);
  public static final DocumentKind XLSX =
      new DocumentKind(
          "XLSX",
          "Excel",
          List.of("xlsx", "xlsm", "xltx", "xltm"),
          List.of("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
          false);
  public static final DocumentKind ODS =
      new DocumentKind(
          "ODS",
          "ODS",
          List.of("ods", "ots", "fods"),
          List.of("application/vnd.oasis.opendocument.spreadsheet"),
          false);
  public static final DocumentKind CSV =
      new DocumentKind("CSV", "CSV", List.of("csv", "tsv"), List.of("text/csv"), false);
  public static final DocumentKind PPTX =
      new DocumentKind(
          "PPTX",
          "PowerPoint",
          List.of("pptx", "pptm", "ppsx", "ppsm", "potx", "potm"),
          List.of("application/vnd.openxmlformats-officedocument.presentationml.presentation"),
          false);
  public static final DocumentKind ODP =
      new DocumentKind(
          "ODP",
          "ODP",
          List.of("odp", "otp", "fodp"),
          List.of("application/vnd.oasis.opendocument.presentation"),
          false);
  public static final DocumentKind EPUB =
      new DocumentKind("EPUB", "EPUB", List.of("epub"), List.of("application/epub+zip"), false);
  public static final DocumentKind RTF =
      new DocumentKind("RTF", "RTF", List.of("rtf"), List.of("application/rtf", "text/rtf"), false);
  public static final DocumentKind HTML =
      new DocumentKind(
          "HTML",
          "HTML",
          List.of("html", "htm", "xhtml"),
          List.of("text/html", "application/xhtml+xml"),
          false);
  public static final DocumentKind MAIL =
      new DocumentKind("MAIL", "e-mail", List.of("eml"), List.of("message/rfc822"), false);

  public static final DocumentKind MBOX =
      new DocumentKind("MBOX", "mbox", List.of("mbox"), List.of("application/mbox"), false);

  public static final DocumentKind PNG =
      new DocumentKind("PNG", "PNG", List.of("png"), List.of("image/png"), true);
  public static final DocumentKind JPEG =
      new DocumentKind("JPEG", "JPEG", List.of("jpg", "jpeg"), List.of("image/jpeg"), true);
  public static final DocumentKind TIFF =
      new DocumentKind("TIFF", "TIFF", List.of("tif", "tiff"), List.of("image/tiff"), true);
  public static final DocumentKind DOC =
      new DocumentKind("DOC", "DOC", List.of("doc", "dot"), List.of("application/msword"), false);
  public static final DocumentKind XLS =
      new DocumentKind(
          "XLS", "XLS", List.of("xls", "xlt"), List.of("application/vnd.ms-excel"), false);
  public static final DocumentKind PPT =
      new DocumentKind(
          "PPT", "PPT", List.of("ppt", "pps"), List.of("application/vnd.ms-powerpoint"), false);
  public static final DocumentKind MSG =
      new DocumentKind("MSG", "MSG", List.of("msg"), List.of("application/vnd.ms-outlook"), false);
  public static final DocumentKind ZIP =
      new DocumentKind("ZIP", "ZIP", List.of("zip"), List.of("application/zip"), false);

  /** Every kind, in the order in which a person is told of them. */
  public static final List<DocumentKind> ALL =
      List.of(
          PDF, DOCX, DOC, ODT, RTF, XLSX, XLS, ODS, CSV, PPTX, PPT, ODP, MAIL, MSG, MBOX, HTML,
          EPUB, PNG, JPEG, TIFF, ZIP, MARKDOWN, TEXT);

  public DocumentKind {
    extensions = List.copyOf(extensions);
    mimeTypes = List.copyOf(mimeTypes);
    if (extensions.isEmpty() || mimeTypes.isEmpty()) {
      throw new IllegalArgumentException(name + " has no extension or no MIME type");
    }
  }

  /**
   * The kind that a home remembers by this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static DocumentKind named(String name) {
    return ALL.stream()
        .filter(kind -> kind.name.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kind of document: \"" + name + "\""));
  }

  /** The kind that a file's name says, whatever is in it; empty if its extension is no kind's. */
  public static Optional<DocumentKind> ofFileName(String fileName) {
    return ALL.stream().filter(kind -> kind.isSaidBy(fileName)).findFirst();
  }

  /** Whether a file's name ends in one of the extensions, in capitals or not. */
  public boolean isSaidBy(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot >= 0 && extensions.contains(fileName.substring(dot + 1).toLowerCase(Locale.ROOT));
  }
}
