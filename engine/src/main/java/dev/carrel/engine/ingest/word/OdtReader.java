// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.ingest.DocumentBytes;
import dev.carrel.engine.ingest.DocumentReader;
import dev.carrel.engine.ingest.FileExtent;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.FlowedText;
import dev.carrel.engine.ingest.flow.OpenDocument;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * Reads OpenDocument texts (ISO/IEC 26300): text with its computed numbers, tables, notes, comments
 * and tracked changes.
 */
public final class OdtReader implements DocumentReader {
  @Override
  public DocumentKind kind() {
    return DocumentKind.ODT;
  }

  @Override
  public Look look(byte[] start) {
    return OpenDocument.look(start, "text");
  }

  @Override
  public void read(FileToRead file) throws IOException {
    OpenDocument packed = OpenDocument.of(file, "OpenDocument text");
    try {
      FlowedText out = new FlowedText(file);
      OdtBody body = new OdtBody(out, file.as().changes(), file.watch());
      Optional<InputStream> styles = packed.styles();
      if (styles.isPresent()) {
        body.styles(styles.get());
      }
      body.write(packed.content());
      out.done();
      if (body.changes() > 0) {
        file.pages()
            .notice(
                new Notice(
                    Notice.Code.TRACKED_CHANGES, body.changes(), file.as().changes().shown()));
      }
      if (body.comments() > 0) {
        file.pages().notice(new Notice(Notice.Code.COMMENTS, body.comments(), ""));
      }
    } catch (XMLStreamException e) {
      throw OpenDocument.damaged(file, e);
    }
  }

  @Override
  public FileExtent extent(DocumentBytes bytes, Watch watch) {
    return new FileExtent(Math.toIntExact(Math.ceilDiv(bytes.size(), 3000L)), bytes.size());
  }
}
