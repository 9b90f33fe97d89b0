// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * PDFBox tells of every oddity of a file on the console, by way of java.util.logging. Its messages
 * go to the System.Logger of this package instead, at DEBUG: what matters to a person is in the
 * document's list of unreadable pages.
 *
 * <p>Only PDFBox's own two loggers are touched, the root logger and all others are not; nothing is
 * changed until the first PDF is read.
 */
final class PdfLog {
  private static final System.Logger LOG = System.getLogger(PdfLog.class.getPackageName());

  /** Held here because java.util.logging forgets a logger, and its handlers, that nobody holds. */
  private static final List<Logger> QUIET =
      List.of(quiet("org.apache.pdfbox"), quiet("org.apache.fontbox"));

  private PdfLog() {}

  /** Takes effect once, when the class is loaded. */
  static void quieten() {
    LOG.log(System.Logger.Level.TRACE, "{0} PDFBox loggers are routed", QUIET.size());
  }

  private static Logger quiet(String name) {
    Logger logger = Logger.getLogger(name);
    logger.setUseParentHandlers(false);
    logger.addHandler(new ToSystemLogger());
    return logger;
  }

  private static final class ToSystemLogger extends Handler {
    @Override
    public void publish(LogRecord entry) {
      LOG.log(System.Logger.Level.DEBUG, entry.getMessage(), entry.getThrown());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
