package dev.postorder.platform.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Java types are in SQL: Instant is timestamptz, UUID uuid, JsonNode jsonb; arrays of text,
 * bigint, integer, boolean, uuid, timestamptz, jsonb and bytea; every record is mapped through its
 * constructor, snake_case columns to camelCase components, a null column to an empty Optional.
 */
final class SqlTypes {
  private SqlTypes() {}

  static void register(Jdbi jdbi) {
    jdbi.registerArgument(new InstantArgument());
    jdbi.registerArgument(new JsonArgument());
    jdbi.registerColumnMapper(Instant.class, SqlTypes::instant);
    jdbi.registerColumnMapper(JsonNode.class, SqlTypes::json);
    jdbi.registerColumnMapper(UUID.class, (ColumnMapper<@Nullable UUID>) SqlTypes::uuid);
    jdbi.registerArrayType(String.class, "text");
    jdbi.registerArrayType(Long.class, "bigint");
    jdbi.registerArrayType(Integer.class, "integer");
    jdbi.registerArrayType(Boolean.class, "boolean");
    jdbi.registerArrayType(UUID.class, "uuid");
    jdbi.registerArrayType(byte[].class, "bytea", bytes -> "\\x" + HexFormat.of().formatHex(bytes));
    jdbi.registerArrayType(Instant.class, "timestamptz", SqlTypes::timestamptz);
    jdbi.registerArrayType(JsonNode.class, "jsonb", JsonNode::toString);
    jdbi.registerRowMapper((RowMapperFactory) RecordMapper::factory);
  }

  private static OffsetDateTime timestamptz(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(ResultSet row, int column, StatementContext context)
      throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private static @Nullable UUID uuid(ResultSet row, int column, StatementContext context)
      throws SQLException {
    return row.getObject(column, UUID.class);
  }

  private static @Nullable JsonNode json(ResultSet row, int column, StatementContext context)
      throws SQLException {
    String value = row.getString(column);
    return value == null ? null : JsonMapper.shared().readTree(value);
  }

  private static final class InstantArgument extends AbstractArgumentFactory<Instant> {
    InstantArgument() {
      super(Types.TIMESTAMP_WITH_TIMEZONE);
    }

    @Override
    protected Argument build(Instant value, ConfigRegistry config) {
      return (position, statement, context) -> statement.setObject(position, timestamptz(value));
    }
  }

  private static final class JsonArgument extends AbstractArgumentFactory<JsonNode> {
    JsonArgument() {
      super(Types.OTHER);
    }

    @Override
    protected Argument build(JsonNode value, ConfigRegistry config) {
      return (position, statement, context) ->
          statement.setObject(position, value.toString(), Types.OTHER);
    }
  }
}
