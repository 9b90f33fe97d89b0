// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of file that people drop and Carrel does not read.
 *
 * @param what it is, with its article
 * @param remedy what to do instead
 * @param extensions by which its files are known
 */
record OtherKind(String what, String remedy, List<String> extensions) {
  private static final OtherKind SVG =
      new OtherKind(
          "a drawing in SVG", "Save it as PDF or PNG, and add that.", List.of("svg", "svgz"));

  private static final OtherKind BOOK =
      new OtherKind(
          "a book in another form than EPUB",
          "Get it as EPUB or PDF, and add that.",
          List.of("mobi", "azw", "azw3", "kfx", "fb2"));

  private static final List<OtherKind> ALL =
      List.of(
          new OtherKind(
              "a binary Excel workbook",
              "Open it in a spreadsheet program and save it as .xlsx.",
              List.of("xlsb")),
          new OtherKind(
              "an OpenDocument drawing", "Save it as PDF.", List.of("odg", "otg", "fodg")),
          new OtherKind(
              "a mailbox of Outlook's",
              "Save the mails in it as .msg or .eml, in the mail program.",
              List.of("pst", "ost")),
          new OtherKind(
              "a picture in a form that no decoder here knows",
              "Save it as JPEG, PNG, TIFF or PDF, and add that.",
              List.of("heic", "heif", "gif", "bmp", "webp", "avif", "jp2", "jxl")),
          new OtherKind(
              "an archive",
              "Unpack it and add its files, or drop the folder.",
              List.of("7z", "rar", "tar", "gz", "tgz", "bz2", "xz")),
          new OtherKind(
              "a file of Apple's Pages, Numbers or Keynote",
              "Export it as PDF or in Microsoft's form, and add that.",
              List.of("pages", "numbers", "key")),
          new OtherKind(
              "a notebook, a drawing or a publication that only its own program reads",
              "Export it as PDF there, and add that.",
              List.of("one", "pub", "vsd", "vsdx", "dwg", "dxf", "wpd", "wps", "indd")),
          new OtherKind(
              "a file of printed pages in another form than PDF",
              "Open it, print it to a PDF and add that.",
              List.of("xps", "oxps", "djvu", "djv", "ps", "eps")),
          new OtherKind(
              "a file in a signed or encrypted cover",
              "Take out what is in it with the program that made it, and add that.",
              List.of("p7m", "p7s", "p7b", "pgp", "gpg")),
          SVG,
          BOOK);

  /** Markup that is no text to read, whatever it is named; of Office's the forms of 2003. */
  private static final Map<String, OtherKind> BY_WORDS =
      Map.of(
          "http://www.w3.org/2000/svg",
          SVG,
          "http://www.gribuser.ru/xml/fictionbook",
          BOOK,
          "urn:schemas-microsoft-com:office:spreadsheet",
          new OtherKind(
              "a workbook in the XML form of Excel 2003",
              "Open it in a spreadsheet program and save it as .xlsx.",
              List.of()),
          "http://schemas.microsoft.com/office/word/2003/wordml",
          new OtherKind(
              "a text in the XML form of Word 2003",
              "Open it in a word processor and save it as .docx.",
              List.of()),
          "http://schemas.microsoft.com/office/2006/xmlPackage",
          new OtherKind(
              "a document of Office's in one XML file",
              "Open it in the program that made it and save it as .docx or .pptx.",
              List.of()));

  /** By its first bytes; empty if they say nothing. */
  static Optional<OtherKind> in(byte[] start) {
    String words =
        new String(start, StandardCharsets.ISO_8859_1).replaceFirst("^\u00EF\u00BB\u00BF", "");
    String front = words.stripLeading();
    if (!(front.startsWith("<?xml") || front.startsWith("<svg")) || words.contains("<html")) {
      return Optional.empty();
    }
    return BY_WORDS.entrySet().stream()
        .filter(kind -> words.contains(kind.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** By a file's name; empty if it says nothing. */
  static Optional<OtherKind> of(String name) {
    int dot = name.lastIndexOf('.');
    String extension = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    return ALL.stream().filter(kind -> kind.extensions.contains(extension)).findFirst();
  }
}
