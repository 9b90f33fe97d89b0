// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** What is filled in in the fields of a form (AcroForm, ISO 32000-2, 12.7). */
final class FormValues {
  private static final COSName NEED_APPEARANCES = COSName.getPDFName("NeedAppearances");
  private static final COSName OPTIONS = COSName.getPDFName("Opt");
  private static final int DEEPEST_FIELD = 32;
  private static final int PUSH_BUTTON = 1 << 16;
  private static final int MOST_BYTES = 1 << 20;

  private FormValues() {}

  /**
   * Whether the values of fields rule over what is drawn of them: the file says that its drawings
   * are to be made anew.
   */
  static boolean rule(PDDocument document) {
    try {
      COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
      COSDictionary form = catalog.getCOSDictionary(COSName.ACRO_FORM);
      return form != null && form.getBoolean(NEED_APPEARANCES, false);
    } catch (RuntimeException | StackOverflowError e) {
      return false;
    }
  }

  /** Whether a widget is a box to tick, and not one to push. */
  static boolean isTickBox(COSDictionary field) {
    return COSName.BTN.equals(inherited(field, COSName.FT))
        && (number(inherited(field, COSName.FF)) & PUSH_BUTTON) == 0;
  }

  private static int number(@Nullable COSBase value) {
    return value instanceof COSNumber number ? number.intValue() : 0;
  }

  /** Its value as text: what was typed, chosen or ticked; empty if there is none. */
  static String text(COSDictionary field) {
    if (isTickBox(field)) {
      return isTicked(field) ? "[x]" : "[ ]";
    }
    COSBase type = inherited(field, COSName.FT);
    if (COSName.TX.equals(type)) {
      return string(inherited(field, COSName.V)).orElse("");
    }
    return COSName.CH.equals(type) ? chosen(field) : "";
  }

  private static boolean isTicked(COSDictionary field) {
    COSBase state = field.getDictionaryObject(COSName.AS);
    return state instanceof COSName name && !name.equals(COSName.Off);
  }

  private static String chosen(COSDictionary field) {
    COSBase value = inherited(field, COSName.V);
    Map<String, String> shown = options(field);
    List<String> chosen = new ArrayList<>();
    if (value instanceof COSArray several) {
      for (int i = 0; i < several.size(); i++) {
        string(several.getObject(i)).ifPresent(chosen::add);
      }
    } else {
      string(value).ifPresent(chosen::add);
    }
    return String.join(", ", chosen.stream().map(word -> shown.getOrDefault(word, word)).toList());
  }

  /** What is shown for each value, where another word is. */
  private static Map<String, String> options(COSDictionary field) {
    Map<String, String> shown = new TreeMap<>();
    if (inherited(field, OPTIONS) instanceof COSArray options) {
      for (int i = 0; i < options.size(); i++) {
        if (options.getObject(i) instanceof COSArray pair && pair.size() == 2) {
          Optional<String> value = string(pair.getObject(0));
          Optional<String> words = string(pair.getObject(1));
          value.ifPresent(key -> words.ifPresent(word -> shown.put(key, word)));
        }
      }
    }
    return shown;
  }

  private static Optional<String> string(@Nullable COSBase value) {
    if (value instanceof COSString text) {
      return Optional.of(text.getString());
    }
    if (value instanceof COSStream stream) {
      try (InputStream in = stream.createInputStream()) {
        return Optional.of(new COSString(in.readNBytes(MOST_BYTES)).getString());
      } catch (IOException e) {
        return Optional.empty();
      }
    }
    return value instanceof COSName name ? Optional.of(name.getName()) : Optional.empty();
  }

  private static @Nullable COSBase inherited(COSDictionary field, COSName key) {
    COSDictionary at = field;
    for (int depth = 0; at != null && depth < DEEPEST_FIELD; depth++) {
      COSBase value = at.getDictionaryObject(key);
      if (value != null) {
        return value;
      }
      at = at.getCOSDictionary(COSName.PARENT);
    }
    return null;
  }
}
