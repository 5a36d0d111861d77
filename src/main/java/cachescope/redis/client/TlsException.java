package cachescope.redis.client;

import redis.clients.jedis.exceptions.JedisConnectionException;

/** Transport security could not be established; the message is a sentence for a person. */
final class TlsException extends JedisConnectionException {
  private static final long serialVersionUID = 1L;

  TlsException(String sentence) {
    super(sentence);
  }
}
