package dev.carrel.engine.index;

import java.io.IOException;
import java.text.Normalizer;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Brings what PDFs hold to what people type: drops soft hyphens, joins letters with their accents,
 * takes ligatures, full-width and half-width forms apart (Unicode's NFKC).
 */
final class NormalizeFilter extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

  NormalizeFilter(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    if (hasNonAscii()) {
      String plain = term.toString().replace(String.valueOf(LineJoins.SOFT_HYPHEN), "");
      term.setEmpty().append(Normalizer.normalize(plain, Normalizer.Form.NFKC));
    }
    return true;
  }

  private boolean hasNonAscii() {
    char[] buffer = term.buffer();
    for (int i = 0; i < term.length(); i++) {
      if (buffer[i] > 127) {
        return true;
      }
    }
    return false;
  }
}
