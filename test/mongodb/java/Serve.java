import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.net.InetSocketAddress;
import java.util.List;

/** Serves the MongoDB wire protocol on 127.0.0.1: {@code Serve PORT FILE [--without-oplog]}. It calls itself 5.0, since drivers refuse older ones. */
public class Serve {
  public static void main(String[] args) {
    H2Backend backend = new H2Backend(args[1]);
    backend.version(new MongoVersion() {
      public List<Integer> getVersionArray() {
        return List.of(5, 0, 0);
      }

      public int getWireVersion() {
        return 13;
      }
    });
    MongoServer server = new MongoServer(backend);
    // Change streams are read from it: by reading all of it again and again, so that thousands of writes make the server ever slower.
    if (!List.of(args).contains("--without-oplog")) {
      server.enableOplog();
    }
    server.bind(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])));
  }
}
