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
import org.apache.pdfbox.cos.COSInteger;
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
  private static final int MULTILINE = 1 << 12;
  private static final int PASSWORD = 1 << 13;
  private static final int RADIO = 1 << 15;
  private static final int PUSH_BUTTON = 1 << 16;
  private static final int COMB = 1 << 24;
  private static final int COMBO = 1 << 17;
  private static final COSName CHOSEN = COSName.getPDFName("I");
  private static final COSName RICH = COSName.getPDFName("RV");
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

  /** Whether what is typed into it is nobody's to read: it is shown as stars. */
  static boolean isPassword(COSDictionary field) {
    return COSName.TX.equals(inherited(field, COSName.FT))
        && (number(inherited(field, COSName.FF)) & PASSWORD) != 0;
  }

  /** Whether text is typed into it, or chosen. */
  static boolean isWritten(COSDictionary field) {
    COSBase type = inherited(field, COSName.FT);
    return COSName.TX.equals(type) || COSName.CH.equals(type);
  }

  /** Whether its text begins at its top; else it stands in its middle. */
  static boolean hasLines(COSDictionary field) {
    return (number(inherited(field, COSName.FF)) & MULTILINE) != 0;
  }

  /** Whether a box is drawn for each character, which sets them wide apart. */
  static boolean isComb(COSDictionary field) {
    return COSName.TX.equals(inherited(field, COSName.FT))
        && (number(inherited(field, COSName.FF)) & COMB) != 0;
  }

  /** Whether it is a list of which something is chosen: it is drawn with all that could be. */
  static boolean isChosenOfList(COSDictionary field) {
    return COSName.CH.equals(inherited(field, COSName.FT))
        && (number(inherited(field, COSName.FF)) & COMBO) == 0
        && !chosen(field).isBlank();
  }

  /** Whether a program writes the value in another form than it is kept in. */
  static boolean isFormatted(COSDictionary field) {
    return inherited(field, COSName.AA) instanceof COSDictionary actions
        && actions.containsKey(COSName.F);
  }

  /**
   * Its value as text: what was typed, chosen or ticked; empty if there is none, or if it is a
   * password.
   *
   * @param valuesRule whether the value rules over the drawing that is chosen for a box to tick
   */
  static String text(COSDictionary field, boolean valuesRule) {
    if (isTickBox(field)) {
      return isTicked(field, valuesRule) ? "[x]" : "[ ]";
    }
    COSBase type = inherited(field, COSName.FT);
    if (COSName.TX.equals(type) && !isPassword(field)) {
      return string(inherited(field, COSName.V)).or(() -> rich(field)).orElse("");
    }
    return COSName.CH.equals(type) ? chosen(field) : "";
  }

  /** Whether a password is filled in. */
  static boolean holdsPassword(COSDictionary field) {
    return isPassword(field)
        && string(inherited(field, COSName.V)).filter(v -> !v.isEmpty()).isPresent();
  }

  /** What stands in a field that has only text with styles (XHTML). */
  private static Optional<String> rich(COSDictionary field) {
    return string(inherited(field, RICH)).map(PdfWords::plain);
  }

  private static boolean isTicked(COSDictionary field, boolean valuesRule) {
    COSBase state = field.getDictionaryObject(COSName.AS);
    Optional<COSName> on = onState(field);
    if ((valuesRule || state == null) && on.isPresent()) {
      COSBase value = inherited(field, COSName.V);
      if (value != null) {
        return on.get().equals(value) || isOption(field, on.get(), string(value).orElse(""));
      }
    }
    if (state == null && on.isEmpty() && !isRadio(field)) {
      return inherited(field, COSName.V) instanceof COSName value && !value.equals(COSName.Off);
    }
    return state instanceof COSName name && !name.equals(COSName.Off);
  }

  private static boolean isRadio(COSDictionary field) {
    return (number(inherited(field, COSName.FF)) & RADIO) != 0;
  }

  /** Its drawing when it is ticked. */
  private static Optional<COSName> onState(COSDictionary field) {
    COSDictionary drawn = field.getCOSDictionary(COSName.AP);
    COSDictionary states = drawn == null ? null : drawn.getCOSDictionary(COSName.N);
    return states == null
        ? Optional.empty()
        : states.keySet().stream().filter(name -> !name.equals(COSName.Off)).findFirst();
  }

  /** Whether a drawing with a number for its name stands for one of the words to choose from. */
  private static boolean isOption(COSDictionary field, COSName drawing, String value) {
    if (!drawing.getName().matches("\\d{1,4}")
        || !(inherited(field, OPTIONS) instanceof COSArray options)) {
      return false;
    }
    int at = Integer.parseInt(drawing.getName());
    return at < options.size() && string(options.getObject(at)).filter(value::equals).isPresent();
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
    if (value == null
        && inherited(field, CHOSEN) instanceof COSArray places
        && inherited(field, OPTIONS) instanceof COSArray options) {
      for (int i = 0; i < places.size(); i++) {
        int at = number(places.getObject(i));
        if (at >= 0 && at < options.size()) {
          COSBase option = options.getObject(at);
          string(option instanceof COSArray pair && pair.size() > 1 ? pair.getObject(1) : option)
              .ifPresent(chosen::add);
        }
      }
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
      return Optional.of(PdfWords.of(text));
    }
    if (value instanceof COSStream stream) {
      try (InputStream in = stream.createInputStream()) {
        return Optional.of(PdfWords.of(new COSString(in.readNBytes(MOST_BYTES))));
      } catch (IOException e) {
        return Optional.empty();
      }
    }
    if (value instanceof COSInteger number) {
      return Optional.of(Long.toString(number.longValue()));
    }
    return value instanceof COSName name ? Optional.of(name.getName()) : Optional.empty();
  }

  /** A field's own entry, or that of the fields that it belongs to. */
  static @Nullable COSBase inherited(COSDictionary field, COSName key) {
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
