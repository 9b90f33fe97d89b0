// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

import java.text.MessageFormat;
import java.util.Locale;

/**
 * What was noticed when a document was read, and a person should know.
 *
 * @param code what
 * @param page from 1; 0 for the document as a whole
 * @param count how many of what the code counts; 0 where nothing is counted
 * @param detail names, or what else belongs in the sentence, one line; empty if nothing does
 */
public record Notice(Code code, int page, int count, String detail) {
  /** The longest detail that is kept; longer ones are cut. */
  public static final int LONGEST_DETAIL = 500;

  public Notice {
    if (page < 0 || count < 0) {
      throw new IllegalArgumentException("no notice: page %d, count %d".formatted(page, count));
    }
    String line = detail.strip().replaceAll("\\s+", " ");
    detail = line.length() <= LONGEST_DETAIL ? line : line.substring(0, LONGEST_DETAIL - 1) + "…";
  }

  /** Of a document as a whole. */
  public Notice(Code code, int count, String detail) {
    this(code, 0, count, detail);
  }

  /** What was noticed. The names are kept in the library, and the desk has words for each. */
  public enum Code {
    /** Characters have no map to Unicode; counted. */
    UNKNOWN_CHARACTERS(
        "{0,choice,1#1 character has|1<{0,number,integer} characters have} no map to text and"
            + " {0,choice,1#is|1<are} unknown"),
    /** Text is struck out by annotations or lines; stretches counted. */
    STRUCK_TEXT(
        "{0,choice,1#1 struck-out passage is|1<{0,number,integer} struck-out passages are} marked"
            + " ~~so~~"),
    /** Comments were read; counted. */
    COMMENTS(
        "{0,choice,1#1 comment is read as a comment|1<{0,number,integer} comments are read as"
            + " comments}"),
    /** Comments were not read, since nobody wants them; counted. */
    COMMENTS_LEFT_OUT(
        "{0,choice,1#1 comment was|1<{0,number,integer} comments were} left out, as asked for"),
    /** The detail names files inside of this one that were not read; counted. */
    EMBEDDED_FILES(
        "{0,choice,1#1 file|1<{0,number,integer} files} inside of it"
            + " {0,choice,1#was|1<were} not read: {1}"),
    /** The detail names files inside of this one that are documents of their own; counted. */
    MEMBERS_READ(
        "{0,choice,1#1 file|1<{0,number,integer} files} inside of it"
            + " {0,choice,1#is a document of its own|1<are documents of their own}: {1}"),
    /** A form of a kind that only its own program shows. */
    DYNAMIC_FORM("it is a dynamic XFA form; only the values in its data were read"),
    /** Data of an XFA form lies beside pages that were read. */
    FORM_DATA("it holds the data of an XFA form too, which was not read; its pages were"),
    /** Fields of a form are drawn otherwise than they are filled in; counted. */
    STALE_FIELDS(
        "{0,choice,1#1 field of a form is|1<{0,number,integer} fields of a form are} drawn"
            + " otherwise than filled in; what is filled in was read"),
    /** Fields of a form hold passwords; counted. */
    PASSWORD_FIELDS(
        "{0,choice,1#1 field|1<{0,number,integer} fields} for a password"
            + " {0,choice,1#was|1<were} not read"),
    /** Fields of a form are filled in and not shown; counted. */
    HIDDEN_FIELDS(
        "{0,choice,1#1 field of a form is filled in, is not shown and was|1<{0,number,integer}"
            + " fields of a form are filled in, are not shown and were} not read"),
    /** Signatures; counted; the detail names who signed and when, as the file says. */
    SIGNATURES(
        "{0,choice,1#1 signature is|1<{0,number,integer} signatures are} in it and"
            + " {0,choice,1#was|1<were} not checked: {1}"),
    /** Fields for signatures that nobody signed; counted. */
    UNSIGNED_FIELDS(
        "{0,choice,1#1 field for a signature is|1<{0,number,integer} fields for signatures are}"
            + " empty"),
    /** The encoding of a text was guessed; the detail names it. */
    ENCODING_GUESSED("its encoding was guessed: {1}"),
    /** Tracked changes; counted; the detail says how they are shown. */
    TRACKED_CHANGES(
        "{0,choice,1#1 tracked change|1<{0,number,integer} tracked changes}, shown {1}"),
    /** Pictures are still to be read; pages counted. It goes once that is done or stopped. */
    TO_BE_RECOGNIZED(
        "{0,choice,1#1 page is|1<{0,number,integer} pages are} still to be read by character"
            + " recognition"),
    /** Words were hard to read on a picture; counted. */
    POORLY_RECOGNIZED(
        "{0,choice,1#1 word was|1<{0,number,integer} words were} hard to read on its picture and"
            + " {0,choice,1#is|1<are} marked"),
    /** Text was read from pictures; pages counted. */
    RECOGNIZED(
        "{0,choice,1#1 page was|1<{0,number,integer} pages were} read from"
            + " {0,choice,1#a scan|1<scans} by character recognition, which can take one letter for"
            + " another"),
    /** Writing in pictures was read beside text; pages counted, the detail lists them. */
    PICTURE_TEXT(
        "{0,choice,1#1 page holds|1<{0,number,integer} pages hold} writing in pictures, which was"
            + " read by character recognition: {0,choice,1#page|1<pages} {1}"),
    /** Large pictures beside text were not read; pages counted, the detail lists them. */
    PICTURES_UNREAD(
        "{0,choice,1#1 page holds a large picture|1<{0,number,integer} pages hold large pictures},"
            + " and any writing in {0,choice,1#it|1<them} was not read: {0,choice,1#page|1<pages}"
            + " {1}"),
    /** Pictures could not be decoded; pages counted, the detail lists them. */
    PICTURES_LOST(
        "{0,choice,1#1 page holds a picture|1<{0,number,integer} pages hold pictures} that cannot"
            + " be decoded, so that nothing of {0,choice,1#it|1<them} was read:"
            + " {0,choice,1#page|1<pages} {1}"),
    /** Of pictures only a part is in the file; pages counted, the detail lists them. */
    PICTURES_CUT_OFF(
        "the picture of {0,choice,1#1 page is|1<{0,number,integer} pages is} cut off: the file ends"
            + " before it does, and the rest was not read: {0,choice,1#page|1<pages} {1}"),
    /** Pictures within text that has no pages of its own were not read; counted. */
    PICTURES_WITHIN(
        "{0,choice,1#1 picture|1<{0,number,integer} pictures} in it, and any writing in"
            + " {0,choice,1#it|1<them}, {0,choice,1#was|1<were} not read"),
    /** Sheets that are hidden were read; counted; the detail names them. */
    HIDDEN_SHEETS(
        "{0,choice,1#1 hidden sheet is|1<{0,number,integer} hidden sheets are} read and told as"
            + " hidden: {1}"),
    /** Rows that are hidden were read; counted. */
    HIDDEN_ROWS(
        "{0,choice,1#1 hidden row is|1<{0,number,integer} hidden rows are} read and told as"
            + " hidden"),
    /** Columns that are hidden were read; counted; the detail names them. */
    HIDDEN_COLUMNS(
        "{0,choice,1#1 hidden column is|1<{0,number,integer} hidden columns are} read and told as"
            + " hidden: {1}"),
    /** Slides that are hidden were read; counted; the detail numbers them. */
    HIDDEN_SLIDES(
        "{0,choice,1#1 hidden slide is|1<{0,number,integer} hidden slides are} read and told as"
            + " hidden: {1}"),
    /** A poor text layer was replaced by what the page shows; pages counted, the detail lists. */
    LAYER_REPLACED(
        "{0,choice,1#1 page has|1<{0,number,integer} pages have} a poor text layer and"
            + " {0,choice,1#was|1<were} read by character recognition instead:"
            + " {0,choice,1#page|1<pages} {1}"),
    /** A text layer makes little sense and was read all the same; pages counted and listed. */
    POOR_LAYER(
        "the text in the file for {0,choice,1#1 page|1<{0,number,integer} pages} makes little"
            + " sense and may not be what {0,choice,1#it shows|1<they show}:"
            + " {0,choice,1#page|1<pages} {1}");

    private final String words;

    Code(String words) {
      this.words = words;
    }
  }

  /** For the person, in English, without a full stop: "page 1: 12 characters have …". */
  public String text() {
    String said =
        new MessageFormat(code.words, Locale.ENGLISH).format(new Object[] {count, detail});
    return page == 0 ? said : "page " + page + ": " + said;
  }
}
