// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.export;

/** What a conversation can be written as. */
public enum ExportFormat {
  MARKDOWN("md"),
  HTML("html"),
  PDF("pdf");

  private final String ending;

  ExportFormat(String ending) {
    this.ending = ending;
  }

  /** The ending of its files' names, without a dot. */
  public String ending() {
    return ending;
  }
}
