// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import dev.carrel.engine.document.FoldedText;
import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Brings the letters that PDFs hold to those that people type. */
final class TermFilter extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

  TermFilter(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    if (hasNonAscii()) {
      String letters = FoldedText.fold(term.toString(), FoldedText.TERM);
      term.setEmpty().append(letters);
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
