/* What a script adds to a page that works without one: news without reloading, drafts and unsent
   answers kept on this phone, sliders. It holds no words and decides nothing; every screen comes
   from the server. ES2017: an older phone cannot read it and keeps the plain page. All files of
   this folder become one function (phone/assets.py): what stands here is known to all of them.

   What the page says of itself. Without an address to ask there is nothing to do (main.js). */
const { base } = document.body.dataset, words = JSON.parse(document.body.dataset.words || '{}');
