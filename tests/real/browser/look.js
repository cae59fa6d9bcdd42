() => {
  const get = (proto, name) => Object.getOwnPropertyDescriptor(proto, name).get;
  const words = (document.body ? document.body.innerText : document.documentElement.innerText || document.documentElement.textContent || "");
  const action = get(HTMLFormElement.prototype, "action"), method = get(HTMLFormElement.prototype, "method");
  const forms = [];
  for (const form of document.querySelectorAll("form")) {
    forms.push(method.call(form) + " " + action.call(form));
    for (const button of document.querySelectorAll("button, input"))
      if (button.form === form && ["submit", "image"].includes(button.type) && (button.hasAttribute("formaction") || button.hasAttribute("formmethod")))
        forms.push((button.hasAttribute("formmethod") ? button.formMethod : method.call(form)) + " " + (button.hasAttribute("formaction") ? button.formAction : action.call(form)));
  }
  const resolved = (link) => {
    if (typeof link.href === "string") return link.href;
    try { return new URL(link.href.baseVal, link.baseURI).href; } catch (e) { return ""; }
  };
  const links = Array.from(document.querySelectorAll("a[href], area[href]"), resolved).filter((url) => url.startsWith("http")).map((url) => url.split("#")[0]);
  return {
    address: location.href, type: document.contentType, text: words, links, forms, injected: Array.from(document.scripts).some((one) => one.text.includes('sisipan')), ran: window.ran || [], sheets: Array.from(document.styleSheets, (sheet) => sheet.href || ""),
  };
}
