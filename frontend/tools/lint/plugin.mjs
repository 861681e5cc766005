/**
 * House rules that oxlint does not have built in.
 *
 * `no-literal-text`: words a reader can see or hear come from the catalogue, never straight from a component.
 */
const heard = new Set([
  "alt",
  "aria-label",
  "aria-description",
  "aria-placeholder",
  "aria-roledescription",
  "aria-valuetext",
  "description",
  "error",
  "heading",
  "hint",
  "label",
  "lede",
  "legend",
  "message",
  "placeholder",
  "summary",
  "title",
]);
const translating = new Set(["Trans", "Plural", "Select", "SelectOrdinal"]);
const letter = /\p{L}/u;

function insideTrans(node) {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === "JSXElement" && translating.has(at.openingElement.name.name)) return true;
    if (at.type === "JSXAttribute") return false;
  }
  return false;
}

function literal(node) {
  if (!node) return null;
  if (node.type === "Literal") return typeof node.value === "string" ? node.value : null;
  if (node.type === "TemplateLiteral") return node.quasis.map((part) => part.value.raw).join(" ");
  if (node.type === "JSXExpressionContainer") return literal(node.expression);
  if (node.type === "ConditionalExpression") return literal(node.consequent) ?? literal(node.alternate);
  if (node.type === "LogicalExpression") return literal(node.right);
  return null;
}

const noLiteralText = {
  meta: { type: "problem", schema: [] },
  create(context) {
    const report = (node, text) =>
      context.report({
        node,
        message: `Words for the reader go through <Trans> or t: "${text.trim().slice(0, 40)}"`,
      });
    return {
      JSXText(node) {
        if (letter.test(node.value) && !insideTrans(node)) report(node, node.value);
      },
      JSXExpressionContainer(node) {
        if (node.parent.type === "JSXAttribute" || insideTrans(node)) return;
        const text = literal(node);
        if (text && letter.test(text)) report(node, text);
      },
      JSXAttribute(node) {
        if (node.name.type !== "JSXIdentifier" || !heard.has(node.name.name)) return;
        const owner = node.parent.name.name;
        if (translating.has(owner)) return;
        const text = literal(node.value);
        if (text && letter.test(text)) report(node, text);
      },
    };
  },
};

export default {
  meta: { name: "inroad" },
  rules: { "no-literal-text": noLiteralText },
};
