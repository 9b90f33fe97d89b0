// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Notice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/**
 * What a person is told of a form's fields: passwords, which are not read; signatures, which are
 * not checked; and fields that are filled in and not shown.
 */
final class FormNotices {
  private static final int DEEPEST = 32;
  private static final int MOST_FIELDS = 20_000;
  private static final int MOST_PAGES = 5_000;
  private static final int LONGEST_NAME = 80;

  /** Flags of an annotation: hidden, and not to be viewed. */
  private static final int UNSEEN = 1 << 1 | 1 << 5;

  private static final COSName WIDGET = COSName.getPDFName("Widget");
  private static final COSName SIGNER = COSName.getPDFName("Name");
  private static final COSName TIME_STAMP = COSName.getPDFName("DocTimeStamp");
  private static final Pattern DATE = Pattern.compile("D:(\\d{4})(\\d{2})(\\d{2}).*");

  private final Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<COSDictionary> signatures = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<String> signed = new ArrayList<>();
  private int passwords;
  private int unsigned;
  private int hidden;

  private FormNotices() {}

  /** Of a document as a whole. What is damaged there says nothing. */
  static List<Notice> of(PDDocument document) {
    FormNotices found = new FormNotices();
    try {
      COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
      COSDictionary form = catalog.getCOSDictionary(COSName.ACRO_FORM);
      if (form != null) {
        found.fields(form.getCOSArray(COSName.FIELDS), 0);
      }
      int pages = 0;
      for (PDPage page : document.getPages()) {
        if (++pages > MOST_PAGES) {
          break;
        }
        found.widgets(page.getCOSObject().getCOSArray(COSName.ANNOTS));
      }
    } catch (RuntimeException | StackOverflowError e) {
      // Those found so far are told.
    }
    return found.notices();
  }

  private void fields(COSArray fields, int depth) {
    for (int i = 0; fields != null && i < fields.size() && seen.size() < MOST_FIELDS; i++) {
      if (depth < DEEPEST && fields.getObject(i) instanceof COSDictionary field) {
        COSArray kids = field.getCOSArray(COSName.KIDS);
        if (kids != null && hasFields(kids)) {
          fields(kids, depth + 1);
        } else {
          field(field);
        }
      }
    }
  }

  private static boolean hasFields(COSArray kids) {
    for (int i = 0; i < kids.size(); i++) {
      if (kids.getObject(i) instanceof COSDictionary kid && kid.containsKey(COSName.T)) {
        return true;
      }
    }
    return false;
  }

  /** Fields that stand on a page and in no list of the form. */
  private void widgets(COSArray annotations) {
    for (int i = 0; annotations != null && i < annotations.size(); i++) {
      if (annotations.getObject(i) instanceof COSDictionary widget
          && WIDGET.equals(widget.getDictionaryObject(COSName.SUBTYPE))
          && seen.size() < MOST_FIELDS) {
        COSDictionary parent = widget.getCOSDictionary(COSName.PARENT);
        field(parent == null || widget.containsKey(COSName.T) ? widget : parent);
      }
    }
  }

  private void field(COSDictionary field) {
    if (!seen.add(field)) {
      return;
    }
    if (COSName.SIG.equals(FormValues.inherited(field, COSName.FT))) {
      signature(FormValues.inherited(field, COSName.V));
    } else if (FormValues.holdsPassword(field)) {
      passwords++;
    } else if (FormValues.isWritten(field)
        && !FormValues.text(field, false).isBlank()
        && isUnseen(field)) {
      hidden++;
    }
  }

  private void signature(@Nullable COSBase value) {
    if (!(value instanceof COSDictionary signature)) {
      unsigned++;
    } else if (signatures.add(signature)) {
      String name =
          TIME_STAMP.equals(signature.getDictionaryObject(COSName.TYPE))
              ? "(time stamp)"
              : line(signature.getString(SIGNER, "")).orElse("(no name)");
      Matcher date = DATE.matcher(signature.getString(COSName.M, ""));
      signed.add(
          date.matches()
              ? name + ", " + date.group(1) + "-" + date.group(2) + "-" + date.group(3)
              : name);
    }
  }

  private static Optional<String> line(String name) {
    String line = name.strip().replaceAll("\\s+", " ");
    return line.isEmpty()
        ? Optional.empty()
        : Optional.of(line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME));
  }

  /** Whether a field has places on pages, and none of them is shown. */
  private static boolean isUnseen(COSDictionary field) {
    COSArray kids = field.getCOSArray(COSName.KIDS);
    if (kids == null || kids.size() == 0) {
      return (field.getInt(COSName.F, 0) & UNSEEN) != 0;
    }
    for (int i = 0; i < kids.size(); i++) {
      if (kids.getObject(i) instanceof COSDictionary kid
          && (kid.getInt(COSName.F, 0) & UNSEEN) == 0) {
        return false;
      }
    }
    return true;
  }

  private List<Notice> notices() {
    List<Notice> notices = new ArrayList<>();
    if (passwords > 0) {
      notices.add(new Notice(Notice.Code.PASSWORD_FIELDS, passwords, ""));
    }
    if (hidden > 0) {
      notices.add(new Notice(Notice.Code.HIDDEN_FIELDS, hidden, ""));
    }
    if (!signed.isEmpty()) {
      notices.add(new Notice(Notice.Code.SIGNATURES, signed.size(), String.join("; ", signed)));
    }
    if (unsigned > 0) {
      notices.add(new Notice(Notice.Code.UNSIGNED_FIELDS, unsigned, ""));
    }
    return notices;
  }
}
