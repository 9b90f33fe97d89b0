package dev.carrel.engine.document;

/** What a document was made from. */
public enum DocumentKind {
  PDF,
  MARKDOWN,
  TEXT
}
