var nt=globalThis,Ot=e=>e,Ce=nt.trustedTypes,Nt=Ce?Ce.createPolicy("lit-html",{createHTML:e=>e}):void 0,ot="$lit$",G=`lit$${Math.random().toFixed(9).slice(2)}$`,rt="?"+G,Bs=`<${rt}>`,se=document,ye=()=>se.createComment(""),ve=e=>e===null||typeof e!="object"&&typeof e!="function",at=Array.isArray,Wt=e=>at(e)||typeof e?.[Symbol.iterator]=="function",st=`[ 	
\f\r]`,be=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Lt=/-->/g,Vt=/>/g,ee=RegExp(`>|${st}(?:([^\\s"'>=/]+)(${st}*=${st}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),It=/'/g,Ht=/"/g,jt=/^(?:script|style|textarea|title)$/i,it=e=>(t,...s)=>({_$litType$:e,strings:t,values:s}),l=it(1),lt=it(2),mo=it(3),P=Symbol.for("lit-noChange"),m=Symbol.for("lit-nothing"),Dt=new WeakMap,te=se.createTreeWalker(se,129);function Ft(e,t){if(!at(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return Nt!==void 0?Nt.createHTML(t):t}var Ut=(e,t)=>{let s=e.length-1,o=[],r,a=t===2?"<svg>":t===3?"<math>":"",i=be;for(let d=0;d<s;d++){let c=e[d],h,f,p=-1,w=0;for(;w<c.length&&(i.lastIndex=w,f=i.exec(c),f!==null);)w=i.lastIndex,i===be?f[1]==="!--"?i=Lt:f[1]!==void 0?i=Vt:f[2]!==void 0?(jt.test(f[2])&&(r=RegExp("</"+f[2],"g")),i=ee):f[3]!==void 0&&(i=ee):i===ee?f[0]===">"?(i=r??be,p=-1):f[1]===void 0?p=-2:(p=i.lastIndex-f[2].length,h=f[1],i=f[3]===void 0?ee:f[3]==='"'?Ht:It):i===Ht||i===It?i=ee:i===Lt||i===Vt?i=be:(i=ee,r=void 0);let y=i===ee&&e[d+1].startsWith("/>")?" ":"";a+=i===be?c+Bs:p>=0?(o.push(h),c.slice(0,p)+ot+c.slice(p)+G+y):c+G+(p===-2?d:y)}return[Ft(e,a+(e[s]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),o]},we=class e{constructor({strings:t,_$litType$:s},o){let r;this.parts=[];let a=0,i=0,d=t.length-1,c=this.parts,[h,f]=Ut(t,s);if(this.el=e.createElement(h,o),te.currentNode=this.el.content,s===2||s===3){let p=this.el.content.firstChild;p.replaceWith(...p.childNodes)}for(;(r=te.nextNode())!==null&&c.length<d;){if(r.nodeType===1){if(r.hasAttributes())for(let p of r.getAttributeNames())if(p.endsWith(ot)){let w=f[i++],y=r.getAttribute(p).split(G),x=/([.?@])?(.*)/.exec(w);c.push({type:1,index:a,name:x[2],strings:y,ctor:x[1]==="."?Me:x[1]==="?"?Oe:x[1]==="@"?Ne:oe}),r.removeAttribute(p)}else p.startsWith(G)&&(c.push({type:6,index:a}),r.removeAttribute(p));if(jt.test(r.tagName)){let p=r.textContent.split(G),w=p.length-1;if(w>0){r.textContent=Ce?Ce.emptyScript:"";for(let y=0;y<w;y++)r.append(p[y],ye()),te.nextNode(),c.push({type:2,index:++a});r.append(p[w],ye())}}}else if(r.nodeType===8)if(r.data===rt)c.push({type:2,index:a});else{let p=-1;for(;(p=r.data.indexOf(G,p+1))!==-1;)c.push({type:7,index:a}),p+=G.length-1}a++}}static createElement(t,s){let o=se.createElement("template");return o.innerHTML=t,o}};function ne(e,t,s=e,o){if(t===P)return t;let r=o!==void 0?s._$Co?.[o]:s._$Cl,a=ve(t)?void 0:t._$litDirective$;return r?.constructor!==a&&(r?._$AO?.(!1),a===void 0?r=void 0:(r=new a(e),r._$AT(e,s,o)),o!==void 0?(s._$Co??=[])[o]=r:s._$Cl=r),r!==void 0&&(t=ne(e,r._$AS(e,t.values),r,o)),t}var qe=class{constructor(t,s){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=s}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:s},parts:o}=this._$AD,r=(t?.creationScope??se).importNode(s,!0);te.currentNode=r;let a=te.nextNode(),i=0,d=0,c=o[0];for(;c!==void 0;){if(i===c.index){let h;c.type===2?h=new ue(a,a.nextSibling,this,t):c.type===1?h=new c.ctor(a,c.name,c.strings,this,t):c.type===6&&(h=new Le(a,this,t)),this._$AV.push(h),c=o[++d]}i!==c?.index&&(a=te.nextNode(),i++)}return te.currentNode=se,r}p(t){let s=0;for(let o of this._$AV)o!==void 0&&(o.strings!==void 0?(o._$AI(t,o,s),s+=o.strings.length-2):o._$AI(t[s])),s++}},ue=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,s,o,r){this.type=2,this._$AH=m,this._$AN=void 0,this._$AA=t,this._$AB=s,this._$AM=o,this.options=r,this._$Cv=r?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,s=this._$AM;return s!==void 0&&t?.nodeType===11&&(t=s.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,s=this){t=ne(this,t,s),ve(t)?t===m||t==null||t===""?(this._$AH!==m&&this._$AR(),this._$AH=m):t!==this._$AH&&t!==P&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):Wt(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==m&&ve(this._$AH)?this._$AA.nextSibling.data=t:this.T(se.createTextNode(t)),this._$AH=t}$(t){let{values:s,_$litType$:o}=t,r=typeof o=="number"?this._$AC(t):(o.el===void 0&&(o.el=we.createElement(Ft(o.h,o.h[0]),this.options)),o);if(this._$AH?._$AD===r)this._$AH.p(s);else{let a=new qe(r,this),i=a.u(this.options);a.p(s),this.T(i),this._$AH=a}}_$AC(t){let s=Dt.get(t.strings);return s===void 0&&Dt.set(t.strings,s=new we(t)),s}k(t){at(this._$AH)||(this._$AH=[],this._$AR());let s=this._$AH,o,r=0;for(let a of t)r===s.length?s.push(o=new e(this.O(ye()),this.O(ye()),this,this.options)):o=s[r],o._$AI(a),r++;r<s.length&&(this._$AR(o&&o._$AB.nextSibling,r),s.length=r)}_$AR(t=this._$AA.nextSibling,s){for(this._$AP?.(!1,!0,s);t!==this._$AB;){let o=Ot(t).nextSibling;Ot(t).remove(),t=o}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},oe=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,s,o,r,a){this.type=1,this._$AH=m,this._$AN=void 0,this.element=t,this.name=s,this._$AM=r,this.options=a,o.length>2||o[0]!==""||o[1]!==""?(this._$AH=Array(o.length-1).fill(new String),this.strings=o):this._$AH=m}_$AI(t,s=this,o,r){let a=this.strings,i=!1;if(a===void 0)t=ne(this,t,s,0),i=!ve(t)||t!==this._$AH&&t!==P,i&&(this._$AH=t);else{let d=t,c,h;for(t=a[0],c=0;c<a.length-1;c++)h=ne(this,d[o+c],s,c),h===P&&(h=this._$AH[c]),i||=!ve(h)||h!==this._$AH[c],h===m?t=m:t!==m&&(t+=(h??"")+a[c+1]),this._$AH[c]=h}i&&!r&&this.j(t)}j(t){t===m?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},Me=class extends oe{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===m?void 0:t}},Oe=class extends oe{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==m)}},Ne=class extends oe{constructor(t,s,o,r,a){super(t,s,o,r,a),this.type=5}_$AI(t,s=this){if((t=ne(this,t,s,0)??m)===P)return;let o=this._$AH,r=t===m&&o!==m||t.capture!==o.capture||t.once!==o.once||t.passive!==o.passive,a=t!==m&&(o===m||r);r&&this.element.removeEventListener(this.name,this,o),a&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},Le=class{constructor(t,s,o){this.element=t,this.type=6,this._$AN=void 0,this._$AM=s,this.options=o}get _$AU(){return this._$AM._$AU}_$AI(t){ne(this,t)}},Bt={M:ot,P:G,A:rt,C:1,L:Ut,R:qe,D:Wt,V:ne,I:ue,H:oe,N:Oe,U:Ne,B:Me,F:Le},Gs=nt.litHtmlPolyfillSupport;Gs?.(we,ue),(nt.litHtmlVersions??=[]).push("3.3.3");var re=(e,t,s)=>{let o=s?.renderBefore??t,r=o._$litPart$;if(r===void 0){let a=s?.renderBefore??null;o._$litPart$=r=new ue(t.insertBefore(ye(),a),a,void 0,s??{})}return r._$AI(e),r};var O={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},D=e=>(...t)=>({_$litDirective$:e,values:t}),V=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,s,o){this._$Ct=t,this._$AM=s,this._$Ci=o}_$AS(t,s){return this.update(t,s)}update(t,s){return this.render(...s)}};var Ks=D(class extends V{constructor(e){if(super(e),e.type!==O.ATTRIBUTE||e.name!=="class"||e.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(e){return" "+Object.keys(e).filter(t=>e[t]).join(" ")+" "}update(e,[t]){if(this.st===void 0){this.st=new Set,e.strings!==void 0&&(this.nt=new Set(e.strings.join(" ").split(/\s/).filter(o=>o!=="")));for(let o in t)t[o]&&!this.nt?.has(o)&&this.st.add(o);return this.render(t)}let s=e.element.classList;for(let o of this.st)o in t||(s.remove(o),this.st.delete(o));for(let o in t){let r=!!t[o];r===this.st.has(o)||this.nt?.has(o)||(r?(s.add(o),this.st.add(o)):(s.remove(o),this.st.delete(o)))}return P}});var Ve=e=>e??m;var{I:zs}=Bt,Gt=e=>e;var Ie=e=>e.strings===void 0,Kt=()=>document.createComment(""),me=(e,t,s)=>{let o=e._$AA.parentNode,r=t===void 0?e._$AB:t._$AA;if(s===void 0){let a=o.insertBefore(Kt(),r),i=o.insertBefore(Kt(),r);s=new zs(a,i,e,e.options)}else{let a=s._$AB.nextSibling,i=s._$AM,d=i!==e;if(d){let c;s._$AQ?.(e),s._$AM=e,s._$AP!==void 0&&(c=e._$AU)!==i._$AU&&s._$AP(c)}if(a!==r||d){let c=s._$AA;for(;c!==a;){let h=Gt(c).nextSibling;Gt(o).insertBefore(c,r),c=h}}}return s},J=(e,t,s=e)=>(e._$AI(t,s),e),Ys={},he=(e,t=Ys)=>e._$AH=t,zt=e=>e._$AH,He=e=>{e._$AR(),e._$AA.remove()};var ae=D(class extends V{constructor(){super(...arguments),this.key=m}render(e,t){return this.key=e,t}update(e,[t,s]){return t!==this.key&&(he(e),this.key=t),s}});var g=D(class extends V{constructor(e){if(super(e),e.type!==O.PROPERTY&&e.type!==O.ATTRIBUTE&&e.type!==O.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!Ie(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(e,[t]){if(t===P||t===m)return t;let s=e.element,o=e.name;if(e.type===O.PROPERTY){if(t===s[o])return P}else if(e.type===O.BOOLEAN_ATTRIBUTE){if(!!t===s.hasAttribute(o))return P}else if(e.type===O.ATTRIBUTE&&s.getAttribute(o)===t+"")return P;return he(e),t}});var ke=(e,t)=>{let s=e._$AN;if(s===void 0)return!1;for(let o of s)o._$AO?.(t,!1),ke(o,t);return!0},De=e=>{let t,s;do{if((t=e._$AM)===void 0)break;s=t._$AN,s.delete(e),e=t}while(s?.size===0)},Yt=e=>{for(let t;t=e._$AM;e=t){let s=t._$AN;if(s===void 0)t._$AN=s=new Set;else if(s.has(e))break;s.add(e),Js(t)}};function Qs(e){this._$AN!==void 0?(De(this),this._$AM=e,Yt(this)):this._$AM=e}function Zs(e,t=!1,s=0){let o=this._$AH,r=this._$AN;if(r!==void 0&&r.size!==0)if(t)if(Array.isArray(o))for(let a=s;a<o.length;a++)ke(o[a],!1),De(o[a]);else o!=null&&(ke(o,!1),De(o));else ke(this,e)}var Js=e=>{e.type==O.CHILD&&(e._$AP??=Zs,e._$AQ??=Qs)},We=class extends V{constructor(){super(...arguments),this._$AN=void 0}_$AT(t,s,o){super._$AT(t,s,o),Yt(this),this.isConnected=t._$AU}_$AO(t,s=!0){t!==this.isConnected&&(this.isConnected=t,t?this.reconnected?.():this.disconnected?.()),s&&(ke(this,t),De(this))}setValue(t){if(Ie(this._$Ct))this._$Ct._$AI(t,this);else{let s=[...this._$Ct._$AH];s[this._$Ci]=t,this._$Ct._$AI(s,this,0)}}disconnected(){}reconnected(){}};var dt=new WeakMap,Xs=D(class extends We{render(e){return m}update(e,[t]){let s=t!==this.G;return s&&this.rt(void 0),(s||this.lt!==this.ct)&&(this.G=t,this.ht=e.options?.host,this.rt(this.ct=e.element)),m}rt(e){if(this.G!==void 0)if(this.isConnected||(e=void 0),typeof this.G=="function"){let t=this.ht??globalThis,s=dt.get(t);s===void 0&&(s=new WeakMap,dt.set(t,s)),s.get(this.G)!==void 0&&this.G.call(this.ht,void 0),s.set(this.G,e),e!==void 0&&this.G.call(this.ht,e)}else this.G.value=e}get lt(){return typeof this.G=="function"?dt.get(this.ht??globalThis)?.get(this.G):this.G?.value}disconnected(){this.lt===this.ct&&this.rt(void 0)}reconnected(){this.rt(this.ct)}});var Qt=(e,t,s)=>{let o=new Map;for(let r=t;r<=s;r++)o.set(e[r],r);return o},ie=D(class extends V{constructor(e){if(super(e),e.type!==O.CHILD)throw Error("repeat() can only be used in text expressions")}dt(e,t,s){let o;s===void 0?s=t:t!==void 0&&(o=t);let r=[],a=[],i=0;for(let d of e)r[i]=o?o(d,i):i,a[i]=s(d,i),i++;return{values:a,keys:r}}render(e,t,s){return this.dt(e,t,s).values}update(e,[t,s,o]){let r=zt(e),{values:a,keys:i}=this.dt(t,s,o);if(!Array.isArray(r))return this.ut=i,a;let d=this.ut??=[],c=[],h,f,p=0,w=r.length-1,y=0,x=a.length-1;for(;p<=w&&y<=x;)if(r[p]===null)p++;else if(r[w]===null)w--;else if(d[p]===i[y])c[y]=J(r[p],a[y]),p++,y++;else if(d[w]===i[x])c[x]=J(r[w],a[x]),w--,x--;else if(d[p]===i[x])c[x]=J(r[p],a[x]),me(e,c[x+1],r[p]),p++,x--;else if(d[w]===i[y])c[y]=J(r[w],a[y]),me(e,r[p],r[w]),w--,y++;else if(h===void 0&&(h=Qt(i,y,x),f=Qt(d,p,w)),h.has(d[p]))if(h.has(d[w])){let B=f.get(i[y]),tt=B!==void 0?r[B]:null;if(tt===null){let Mt=me(e,r[p]);J(Mt,a[y]),c[y]=Mt}else c[y]=J(tt,a[y]),me(e,r[p],tt),r[B]=null;y++}else He(r[w]),w--;else He(r[p]),p++;for(;y<=x;){let B=me(e,c[x+1]);J(B,a[y]),c[y++]=B}for(;p<=w;){let B=r[p++];B!==null&&He(B)}return this.ut=i,he(e,c),P}});var R=class extends Error{constructor(s,o,r,a=null,i=null){super(r||o);this.status=s;this.title=o;this.detail=r;this.body=a;this.retryAfter=i}status;title;detail;body;retryAfter;get code(){let s=this.body?.code;return typeof s=="string"?s:""}},Jt=new Set,Zt=!0;function Xt(e){Jt.add(e)}function en(e,t){if(t.startsWith("/desk/api/sign-in")||e>=400&&e!==401)return;let s=e!==401;if(s!==Zt){Zt=s;for(let o of Jt)o(s)}}function tn(){let e=document.cookie.split("; ").find(t=>t.startsWith("hotline_csrf="));return e?decodeURIComponent(e.slice(13)):""}async function sn(e){let t=await e.text(),s=Number.parseInt(e.headers.get("Retry-After")??"",10)||null;try{let o=JSON.parse(t);return new R(e.status,o.title??e.statusText,o.detail??"",o,s)}catch{return new R(e.status,e.statusText,"",null,s)}}async function Te(e,t,s,o={}){let r={Accept:"application/json","X-CSRF-Token":tn()},a=s instanceof FormData||s instanceof Blob;s!==void 0&&!a&&(r["Content-Type"]="application/json"),o.version&&(r["If-Match"]=o.version),o.once&&(r["Idempotency-Key"]=o.once);let i;try{i=await fetch(t,{method:e,headers:r,body:s===void 0?null:a?s:JSON.stringify(s),credentials:"same-origin",signal:o.signal??null})}catch(c){throw c instanceof DOMException&&c.name==="AbortError"?c:new R(0,"Unreachable","")}if(en(i.status,t),!i.ok)throw await sn(i);return{body:i.status!==204&&(i.headers.get("Content-Type")??"").includes("json")?await i.json():null,etag:i.headers.get("ETag")}}var b={get:(e,t)=>Te("GET",e,void 0,t),post:(e,t,s)=>Te("POST",e,t??{},s),put:(e,t,s)=>Te("PUT",e,t,s),patch:(e,t,s)=>Te("PATCH",e,t,s),delete:(e,t)=>Te("DELETE",e,void 0,t)};var nn=["zero","one","two","few","many","other"],je={},S=document.documentElement.lang==="ar"?"ar":"en",K=S==="ar"?"ar-OM-u-nu-latn":"en-GB";async function ss(){if(!(S==="en"||Object.keys(je).length))try{let e=await fetch("/desk/assets/ar.json");e.ok&&(je=await e.json())}catch{}}function ct(e,t){return e.replace(/\{(\w+)\}/g,(s,o)=>String(t[o]??s))}function n(e,t={}){let s=je[e];return ct(typeof s=="string"?s:e,t)}function z(e,t,s,o={}){let r=je[e],a={n:dn(s),...o};if(Array.isArray(r)){let i=nn.indexOf(rn.select(s));return ct(r[i]??e,a)}return ct(s===1?e:t,a)}var on={day:"numeric",month:"short",year:"numeric",hour:S==="ar"?"numeric":"2-digit",minute:"2-digit"},rn=new Intl.PluralRules("ar"),sr=new Intl.NumberFormat(K,{style:"percent",maximumFractionDigits:0}),an=new Intl.DateTimeFormat(K,{timeStyle:"short"}),ln=new Intl.DateTimeFormat(K,on),es=new Map;function dn(e,t=0){let s=es.get(t);return s||(s=new Intl.NumberFormat(K,{maximumFractionDigits:t,minimumFractionDigits:t}),es.set(t,s)),s.format(e)}function pe(e){if(e==null)return"–";let t=new Date(e*1e3);return ut((t.toDateString()===new Date().toDateString()?an:ln).format(t))}function ut(e){return S==="ar"?`⁧${e}⁩`:e}var ts=/[\u064b-\u0650\u0652]/g;function ns(e,t){return e?.[S]?.replace(ts,"")??e?.en??e?.ar?.replace(ts,"")??t}var os={"unknown case":()=>n("There is no such case, or it is not yours to see."),stale:()=>n("Somebody changed the case meanwhile. Look at it again."),"not allowed":()=>n("Your role may not do that."),state:()=>n("The case cannot be changed like that as it stands."),"saved filter":()=>n("The list cannot be kept under this name."),file:()=>n("This file is not taken: it is too large, or of a kind that is not allowed."),password:()=>n("A password has 12 to 256 characters, and is not easy to guess."),"old password":()=>n("Your current password is another one."),store:()=>n("The store cannot be used now: nothing was changed, try again.")},cn={400:()=>n("What was sent was not understood."),401:()=>n("Your session has ended. Sign in again in another tab; what you typed stays here."),403:()=>n("This is not allowed."),404:()=>n("This is not there, or not any more."),409:()=>n("This cannot be done as things stand."),412:()=>n("Somebody changed it meanwhile. Look at it again."),413:()=>n("This is too large."),422:()=>n("What was sent was not understood."),507:()=>n("The hotline cannot write it to its disk. Tell an administrator.")},un=5;function rs(e){Object.assign(os,e)}function as({status:e,code:t,detail:s,retryAfter:o}){if(S==="en"&&s)return s;let r=os[t]?.()??mn(e,t,o)??cn[e]?.();return r||(e>=500?n("Something went wrong in the hotline itself. Try again; if it stays so, tell an administrator."):n("This cannot be done as things stand."))}function mn(e,t,s){let o=s!==null&&s>un?hn(s):null;return t==="busy"?o?n("Many people sign in at this moment. Try again at {time}.",{time:o}):n("Many people sign in at this moment. Try again in a moment."):e===429?o?n("Too many requests. Try again at {time}.",{time:o}):n("Too many requests. Wait a moment and try again."):e!==503?null:o?n("This cannot be done right now. Try again at {time}.",{time:o}):n("This cannot be done right now. Try again in a moment.")}function hn(e){let t=Date.now()+e*1e3;return ut(new Intl.DateTimeFormat(K,{timeStyle:e<120?"medium":"short"}).format(t))}var pn=[{path:"/desk/agent",title:()=>n("Calls"),roles:["agent"]},{path:"/desk/wall",title:()=>n("Wallboard"),roles:["supervisor"]},{path:"/desk/history",title:()=>n("History"),roles:["supervisor","quality"]},{path:"/desk/cases",title:()=>n("Cases"),roles:["agent","supervisor","second line","department"]},{path:"/desk/quality",title:()=>n("Quality"),roles:["quality","supervisor","agent"]},{path:"/desk/admin",title:()=>n("Administration"),roles:["administrator"]},{path:"/desk/screens",title:()=>n("Screens"),roles:["administrator"]}];function gn(e){return pn.filter(t=>t.roles.some(s=>e.roles.includes(s)))}var mt=3;function ht(e){return[0,429,502,503,504].includes(e)}async function ls(e){let t=await pt(async()=>(await b.get("/desk/api/me")).body);t&&e(t)}async function pt(e){for(;;){await ss();try{return await e()}catch(t){if(t instanceof R&&t.status===401)return location.assign(`/desk/sign-in?next=${encodeURIComponent(location.pathname+location.search)}`),null;let s=t instanceof R&&(ht(t.status)||t.status===500);if(re(l`${Fe(null)}
          <main class="page" id="content">${fn(t,s)}</main>`,document.body),!s)return null;await new Promise(o=>setTimeout(o,(t.retryAfter??mt)*1e3))}}}function fn(e,t){return l`<p role="alert" class="trouble">
    ${e instanceof R&&e.status===0?n("The hotline cannot be reached."):F(e)}
    ${t?n("Trying again…"):m}
  </p>`}function F(e){return e instanceof R&&e.status===0?n("The hotline cannot be reached. Look at your connection and try again."):e instanceof R?as(e):n("Something went wrong: {what}",{what:e instanceof Error?e.message:String(e)})}function Fe(e,t=m){let s=e?gn(e):[];return l`
    <a class="skip" href="#content">${n("Skip to the content")}</a>
    <header class="bar">
      <a class="brand" href="/desk/">1111</a>
      <nav aria-label=${n("Places")}>
        ${s.map(o=>l`<a href=${o.path} aria-current=${location.pathname===o.path?"page":m}
              >${o.title()}</a
            >`)}
      </nav>
      <div class="bar-status">${t}</div>
      <button class="quiet" @click=${bn} aria-label=${n("Light or dark")}>◐</button>
      <button class="quiet" lang=${S==="ar"?"en":"ar"} @click=${$n}>
        ${S==="ar"?"English":"العربية"}
      </button>
      ${e?l`<a class="who" href="/desk/home">${e.name}</a
              ><button class="quiet" @click=${yn}>${n("Sign out")}</button>`:m}
    </header>
  `}function $n(){document.cookie=`hotline_language=${S==="ar"?"en":"ar"}; path=/; max-age=31536000; samesite=lax`,location.reload()}function bn(){let e=document.documentElement,t=e.dataset.theme?e.dataset.theme==="dark":matchMedia("(prefers-color-scheme: dark)").matches;e.dataset.theme=t?"light":"dark",document.cookie=`hotline_theme=${e.dataset.theme}; path=/; max-age=31536000; samesite=lax`}async function yn(){try{await b.post("/desk/api/sign-out")}catch(e){if(!(e instanceof R&&e.status===401))return _(F(e),"trouble")}location.assign("/desk/sign-in")}var is=null;function _(e,t="good"){is??=document.body.appendChild(Object.assign(document.createElement("div"),{className:"notices"}));let s=Object.assign(document.createElement("p"),{className:`notice ${t}`,textContent:e});s.setAttribute("role",t==="trouble"?"alert":"status"),is.append(s),setTimeout(()=>s.remove(),t==="trouble"?12e3:5e3)}async function I(e,t=s=>_(s,"trouble")){try{return await e()}catch(s){t(F(s));return}}var xe=null;Xt(e=>{xe?.remove(),!(e||location.pathname==="/desk/sign-in")&&(xe=document.body.appendChild(document.createElement("div")),xe.className="notices",xe.setAttribute("role","alert"),re(l`<p class="notice trouble">
      ${n("Your session has ended. Sign in again in another tab; what you typed stays here.")}
      <a href="/desk/sign-in?next=/desk/home" target="_blank" rel="noopener">${n("Sign in")}</a>
    </p>`,xe))});var C=class{#e;#t=new Set;#s=!1;constructor(t){this.#e=t}get state(){return this.#e}set(t){this.#e={...this.#e,...t},this.#n()}listen(t){return this.#t.add(t),this.#n(),()=>this.#t.delete(t)}#n(){this.#s||(this.#s=!0,document.hidden?setTimeout(()=>this.#o(),50):requestAnimationFrame(()=>this.#o()))}#o(){this.#s=!1;for(let t of this.#t)t(this.#e)}};var ds={"*.title":()=>n("What people call it"),"queues.requires":()=>n("The skills that a call needs, for example “arabic>=3 and water”; “anyone”: none, “language”: the skill of the caller's language"),"queues.relax":()=>n("What is enough after some waiting"),"queues.strategy":()=>n("Who is rung of several free agents"),"queues.priority_seconds":()=>n("Its calls are served as if they had come so many seconds earlier (up to a day)"),"queues.preferred_agent_seconds":()=>n("How long the agent who last talked with the caller is waited for, seconds; 0: not at all"),"queues.max_waiting":()=>n("Where so many wait already, a caller is taken to leave a message at once"),"queues.overflow":()=>n("When calls do not wait (any longer)"),"queues.hours":()=>n("Opening hours; without them it is always open"),"queues.callback":()=>n("The offer to be called back; without it there is none"),"queues.offer_message_after_seconds":()=>n("After so many seconds the caller is offered to leave a message; 0: never"),"queues.announce_every_seconds":()=>n("The position is told at the start and then every so many seconds; 0: never"),"queues.announce_expected_wait":()=>n("With the position the caller is told the expected wait"),"queues.expected_handling_seconds":()=>n("How long an agent is busy with a call, until there are recent calls to tell, seconds"),"queues.comfort_prompts":()=>n("What is said in turn while a caller waits"),"queues.comfort_every_seconds":()=>n("How often that is said, seconds; 0: never"),"queues.ring_seconds":()=>n("How long an agent's phone rings (3 to 120 seconds)"),"queues.rona_after":()=>n("Calls missed in a row after which an agent is set aside (1 to 20)"),"queues.wrap_up_seconds":()=>n("The agent's time after a talk before the next call, seconds"),"queues.wrap_up_extension_seconds":()=>n("By how many seconds an agent can lengthen it at a time"),"queues.wrap_up_max_seconds":()=>n("How long it can last in all, seconds"),"queues.record":()=>n("Conversations are recorded"),"queues.thank":()=>n("The caller is thanked after the talk"),"queues.survey":()=>n("Callers are asked whether to rate the service after the talk"),"queues.keep_recordings_days":()=>n("How many days its recordings are kept; without it as all recordings"),"queues.message_due_hours":()=>n("By when a message for its people must be answered, in open hours"),"queues.service_level_seconds":()=>n("A call that is answered within so many seconds counts as answered in time"),"queues.short_abandon_seconds":()=>n("A caller who leaves within so many seconds does not count as abandoned"),"overflow.longer_than":()=>n("Condition: so many callers are in line already"),"overflow.expected_wait_above_seconds":()=>n("Condition: the expected wait is longer, seconds"),"overflow.waited_seconds":()=>n("Condition: the call has waited so many seconds"),"overflow.nobody_signed_in":()=>n("Condition: nobody who could ever take the call is signed in"),"overflow.closed":()=>n("Condition: outside the opening hours"),"overflow.announcement":()=>n("This prompt is said first"),"overflow.queue":()=>n("Action: the call goes to this queue and keeps its age"),"overflow.message":()=>n("Action: the caller is asked for a message"),"overflow.callback":()=>n("Action: the caller is offered a call-back"),"relax.after_seconds":()=>n("From so many seconds of waiting on"),"relax.requires":()=>n("A wider requirement; who met an earlier one may still take the call"),"callback.key":()=>n("The key that asks for it (2 to 9)"),"callback.expected_wait_above_seconds":()=>n("Offered where the caller must expect to wait longer, seconds; 0: always"),"callback.hours":()=>n("Hours in which it is offered"),"agents.name":()=>n("The agent's name"),"agents.queues":()=>n("The queues that the agent serves, each with its weight: a call's age counts so many times"),"agents.skills":()=>n("Levels, 1 (a little) to 5 (expert), by skill"),"agents.line":()=>n("What the agent may do with cases: the first line takes them in, the second follows them up and closes them, a supervisor may do everything"),"departments.queue":()=>n("The queue whose agents can talk about its cases"),"departments.parent":()=>n("The department of which it is a part; overdue cases escalate there"),"departments.hours":()=>n("When it works: due times run in these hours only"),"departments.skills":()=>n("What its people can do"),"departments.lead":()=>n("The agent who hears of its overdue cases"),"departments.email":()=>n("Where else overdue cases are told (e-mail)"),"departments.phone":()=>n("Where else overdue cases are told (telephone)"),"categories.description":()=>n("What citizens read about it"),"categories.group":()=>n("Categories with the same words stand together"),"categories.department":()=>n("Who deals with it when nobody says otherwise"),"categories.priority":()=>n("How urgent it is"),"categories.sla":()=>n("By when something is to happen, in open hours of the department"),"categories.sla_by_priority":()=>n("The same for other priorities (low, normal, high, urgent)"),"categories.keywords":()=>n("Words by which a text is recognised as being about it"),"categories.same_within_metres":()=>n("Cases so near may be the same one, metres"),"categories.same_within_days":()=>n("Cases so new may be the same one, days"),"categories.public":()=>n("Citizens may choose it by themselves: web form, Open311"),"categories.fields":()=>n("What is asked about such a case"),"sla.first_response_hours":()=>n("The citizen gets the first word of a person, hours"),"sla.update_hours":()=>n("The citizen hears again, so many hours after the last word"),"sla.solution_hours":()=>n("The case is solved, hours"),"fields.question":()=>n("The question"),"fields.datatype":()=>n("What kind of answer"),"fields.required":()=>n("A case cannot be opened by web form or Open311 without it"),"fields.values":()=>n("Of lists: what can be answered, by key"),"hours.week":()=>n("Ranges of each day, for example 07:30-14:30, 16:00-18:00; a day without any is closed"),"hours.holidays":()=>n("Country (two capital letters) whose public holidays are closed"),"hours.dates":()=>n("Single dates: they win over week and holidays; without ranges the day is closed")},vn={sla_by_priority:"sla"};function Y(e,t){let s=ds[`${vn[e]??e}.${t}`]??ds[`*.${t}`];return s?s():t.replaceAll("_"," ")}function N(e){return{ar:n("Arabic"),en:n("English")}[e]??e}function wn(e){return e.map(t=>/^[A-Za-z0-9_-]+$/.test(t)?t:`"${t.replaceAll("\\","\\\\").replaceAll('"','\\"')}"`).join(".")}function v(e){return typeof e=="object"&&e!==null&&!Array.isArray(e)}function cs(e,t){let s=e;for(let o of t){if(!v(s))return;s=s[o]}return s}function gt(e,t,s){let[o,...r]=t;if(o===void 0)return s;let a=v(e)?e:{};return A(a,o,r.length?gt(a[o],r,s):s)}function U(e,t,s){let o=wn(s);return e.filter(r=>r.file===t&&(r.key===o||r.key.startsWith(`${o}.`)||r.key.startsWith(`${o}[`)))}function A(e,t,s){let o={...e};return s===void 0?delete o[t]:o[t]=s,o}function H(e){return e.split(/[,،\n]/).map(t=>t.trim()).filter(Boolean)}var kn=new Set(["there is no queue `{name}`","there is no menu `{name}`","there is no department `{name}`","there is no agent `{name}`","there are no hours `{name}`","there is no number outside `{name}`","the prompt `{name}` has no text","the prompt `{name}` has no text in `{language}`","no agent has the skill `{name}`","has no text in `{language}`, and citizens of that language read it","has no text in `{language}`, and callers of that language hear it","`{name}` is not offered","names `{name}` twice","`{name}` is no range of times","`{name}` begins and ends at the same time","`{name}` is no date","`{name}` overlaps with `{other}`","`{name}` overlaps with `{other}` of {day}","`{name}` overlaps with `{other}`{day}, which ends on the next day because its end is before its begin","the holidays of `{name}` are not known","it is never open","nobody asks for these hours","is {number}","must be {kind}","must be {kind}, not {given}","is empty","is missing","is no key that exists here","is no possible name","has the wrong form","holds a line break or another control character","`{name}` is no requirement: column {column}: {problem}","leads nowhere","leads to more than one thing: {names}","leads back to its own queue","leads calls in a circle: {names}","has no way out: no key leads on to a queue, a message or a person","no key and no number leads to this menu","is never reached: what stands before it always holds","is never reached: there is no `when` before it","is never reached: the menu has no `when`","can never hold","can never hold here","has `when`, and nobody knows where the others go","says nothing to some callers: no condition holds for them","names no condition","means nothing here","`{name}` stands for the key {key} already","does not say when","has more than one condition: {names}","does not say what becomes of the call","the queue is never closed, because it has no hours","the queue offers no call-backs","the queue `{name}` has no call-backs","`{name}` would be part of itself","is also the number of citizens under [numbers]","no agent serves this queue","no queue asks for this skill","no agent of the queue can ever take its calls","no agent of the queue can ever take its calls for callers of the language {names}","a wrap-up of {seconds} seconds is longer than `wrap_up_max_seconds`, {longest}","is {number}, and the step before it comes after {before}","is empty, and nothing could be answered","the queue `{name}` is gone from the file, and {count} of its calls still go on","calls to {number} come until the next start, and the menu `{name}` to which they lead is gone","calls to {number} come until the next start, and the queue `{name}` to which they lead is gone","says nothing","makes more than {number} parts","{kind}: {problem}; there are the variables {names}","has {number} letters","is not valid TOML: {problem}","Did you mean `{name}`?","Known here: {names}.","It must be at least {least} and at most {most}.","It must be more than {least} and at most {most}.","It must be at least {least}.","It must be at most {most}.","It must be more than {least}.","Add it.","Add them under [hours].","Name each queue once.","node.languages has: {names}.","Write for example {example}.","Write {example} for the whole day and [] for a closed one.","Write year, month and day: {example}.","Let one end before the other begins, or write one range for both.","Leave it out and write them under `dates`.","Give it days, for example {example}.","Remove them or use them.","Remove it or use it.","Write it in every language of node.languages.","Write it without quotes and without a point.","Write it without quotes.","Write true or false without quotes.","Write `[…]` above its keys, or { key = … }.","Write it in brackets: {example}.","Keep below {number}.","Put it in quotes.","Write it in one line.","Use 1 to 40 of a-z, 0-9, - and _, beginning with a letter or digit.","Write an e-mail address, for example `water@city.example`.","Write 1 to 15 digits, with + before a country code.","Write a country of two capital letters, for example `OM`.","Give at least {number}.","Give it one of: {names}.","Give it one of {names}.","Keep one of them.","Name another queue.","Remove one of these rules.","Add a key that leads to a queue or a message, or remove `operator = false`.","Add `when`, or remove it.","Mend it, or remove the menu.","Mend it, or remove what it is for.","Remove it.","Write the steps in the order of the waiting time.","Let the longest wrap-up be at least as long as the ordinary one.","Give an agent of the queue the skills, or relax the requirement.","Its callers can only leave a message.","Remove it, or name it in a queue's `requires`.","A tree has a top: leave out one `parent`.","Keep it until these calls have ended.","Keep it until then, or restart the hotline.","Write {example} under [prompts].","Write what is said, or take the line out.","{advice} Or add its text to the catalogue of every language.","Choose another name.","Choose other words.","Write less.","Name what can be answered."]),Tn=new Set(["a text","a whole number","a number","true or false","an array","a table","something else","a path"]),Ue=e=>`⁨${e.replaceAll(/[`"]/g,"")}⁩`;function ft(e,t){if(S==="en")return l`<span>${e}</span>`;if(!t||!kn.has(t.text))return l`<bdi lang="en">${e}</bdi>`;let s=Object.entries(t.values).map(([o,r])=>[o,Tn.has(r)?n(r):Ue(r)]);return l`<span>${n(t.text,Object.fromEntries(s))}</span>`}var k="/desk/api/admin",$t=class{store=new C({told:null,schema:{},saving:0});#e=Promise.resolve();get told(){let t=this.store.state.told;if(!t)throw new Error("not loaded");return t}async load(){let[t,s]=await Promise.all([b.get(`${k}/settings`),b.get(`${k}/settings/schema`)]);this.store.set({told:t.body,schema:s.body})}value(t,s){return cs(this.told.values[t],s)}names(t,s="configuration"){let o=this.value(s,[t]);return v(o)?Object.keys(o):[]}changed(t,s){let o=r=>s.every((a,i)=>r.path[i]===a||i>=r.path.length);return this.told.draft.edits.filter(r=>r.file===t&&o(r))}edit(t,s,o){let{told:r}=this,a={...r.values,[t]:gt(r.values[t],s,o)};return this.store.set({told:{...r,values:a}}),this.#t("edit",{file:t,path:s,value:o??null})}resolve(t,s){return this.#t("resolve",{file:t.file,path:t.path,mine:s})}discard(){return this.#t("discard",{})}takeBack(t){return this.edit(t.file,t.path,t.before)}#t(t,s){this.store.set({saving:this.store.state.saving+1});let o=this.#e.then(async()=>{try{this.store.set({told:await this.#s(t,s)})}catch(r){_(F(r),"trouble"),await this.load().catch(()=>{})}finally{this.store.set({saving:this.store.state.saving-1})}});return this.#e=o,o}async#s(t,s){for(let o=!1;;o=!0)try{let r={version:this.told.draft.version,...s};return(await b.post(`${k}/settings/${t}`,r)).body}catch(r){if(!(r instanceof R&&ht(r.status)))throw r;o||_(F(r),"trouble"),await new Promise(a=>setTimeout(a,(r.retryAfter??mt)*1e3))}}async publish(t){await this.#e;try{let{body:s}=await b.post(`${k}/settings/publish`,{version:this.told.draft.version,note:t});return us(s),await this.load(),!0}catch(s){return _(F(s),"trouble"),await this.load(),!1}}async undo(t){try{us((await b.post(`${k}/settings/versions/${t}/undo`)).body)}catch(s){_(F(s),"trouble")}await this.load()}};function us(e){_(n("Version {version} is published.",{version:e.version})),e.trouble&&_(n("It is in the files, but not served yet: {what}",{what:e.trouble}),"trouble")}var u=new $t;function Q(e){return e.length?l`<div role="alert">
    <ul class="problems">
      ${e.map(yt)}
    </ul>
  </div>`:m}function yt(e){let[t="",...s]=e.key.split("."),o=s.length?n("Section {section}, key {key}:",{section:t,key:Ue(s.join("."))}):n("Key {key}:",{key:Ue(t)});return l`<li>
    ${e.key?l`<b>${o}</b>`:m} ${ft(e.what,e.fault)}${xn(e.what)}
    ${e.remedy?ft(e.remedy,e.advice):m}
    ${e.line===null?m:l`<span class="small line">${n("Line {line} of the file.",{line:e.line})}</span>`}
  </li>`}var xn=e=>e.endsWith(".")?"":".";function le(e){let t=bt(e);return t.length>80?`${t.slice(0,80)}…`:t}function bt(e){return e==null?"—":Array.isArray(e)?e.map(bt).join(", "):typeof e!="object"?String(e):Object.entries(e).map(([t,s])=>`${t}: ${bt(s)}`).join(", ")}function Ae(e){if(!e.length)return m;let t=e[0];return l`<span class="small was"
    >${n("Before:")} <bdi>${le(t.before)}</bdi>
    <button class="quiet" @click=${()=>e.forEach(s=>{u.takeBack(s)})}>
      ${n("Take back the change")}
    </button></span
  >`}function ge(e,t,s,o,r="configuration"){let a=u.told,i=a.fixed[s.join(".")],d=a.draft.edits.filter(c=>c.file===r&&s.every((h,f)=>c.path[f]===h)&&c.path.length>=s.length);return l`<div class="field ${d.length?"changed":""}">
    <div><span>${e}</span>${t?l` <code class="soft small">${t}</code>`:m}</div>
    <div class="grid">
      ${o}
      ${i?l`<span class="small soft">${n("Set by the variable {name}; it wins over the file.",{name:i})}</span>`:m}
      ${Ae(d)} ${Q(U(a.problems,r,s))}
    </div>
  </div>`}function q(e,t){let s=u.value("configuration",[e,t]);return v(s)?e==="agents"?String(s.name??t):ns(s.title,t):t}function E(e,t){if(e.$ref)return E(t.$defs?.[e.$ref.split("/").at(-1)??""]??{},t);let s=e.anyOf?.filter(o=>o.type!=="null");return s?.[0]?{...E(s[0],t),default:e.default}:e}function ms(e,t){let s=E(e,t);return s.enum?"choice":s.type==="boolean"?"flag":s.type==="integer"||s.type==="number"?"number":s.type==="array"?E(s.items??{},t).type==="object"?"tables":"list":s.type==="object"&&s.properties?"table":s.type==="object"?An(s,t):"text"}function vt(e){return Object.values(e.patternProperties??{})[0]??(typeof e.additionalProperties=="object"?e.additionalProperties:{})}function An(e,t){let s=E(vt(e),t);return s.type==="array"?"word lists":s.type==="integer"||s.type==="number"?"levels":s.type==="object"&&s.properties?"named tables":"texts"}var M=e=>e.target.value,fe=e=>{let t=E(e.schema,e.root).default;return t==null?"":String(t)};function L(e){return v(e)?e:{}}function Be(e){return Object.keys(e).length?e:void 0}function hs(e){let t=L(e.value),s=[...new Set(Object.values(L(u.value("configuration",["agents"]))).flatMap(r=>Object.keys(L(L(r).skills))))],o=r=>{let a=M(r);a&&!(a in t)&&e.change({...t,[a]:3}),r.target.value=""};return l`<div class="chips">
    ${Object.entries(t).map(([r,a])=>l`<span class="chip"
          ><bdi>${r}</bdi>
          <input
            type="number"
            min="1"
            max="5"
            aria-label=${n("Level of {name}",{name:r})}
            .value=${g(String(a))}
            ?disabled=${e.disabled}
            @change=${i=>e.change({...t,[r]:Number(M(i))})} />
          <button
            class="quiet"
            ?disabled=${e.disabled}
            aria-label=${n("Remove {name}",{name:r})}
            @click=${()=>e.change(Be(A(t,r,void 0)))}>
            ×
          </button></span
        >`)}
    <input
      class="short"
      list="skills"
      aria-label=${n("Add a skill")}
      placeholder=${n("Add a skill")}
      ?disabled=${e.disabled}
      @change=${o} />
    <datalist id="skills">${s.map(r=>l`<option value=${r}></option>`)}</datalist>
  </div>`}function ps(e){let t=new Map(Array.isArray(e.value)?e.value.map(r=>[String(r),1]):Object.entries(L(e.value)).map(([r,a])=>[r,Number(a)])),s=()=>e.change([...t.values()].every(r=>r===1)?[...t.keys()]:Object.fromEntries(t)),o=[...new Set([...u.names("queues"),...t.keys()])];return l`<div class="chips" role="group" aria-label=${e.label}>
    ${o.map(r=>l`<span class="chip ${t.has(r)?"on":""}">
          <label
            ><input
              type="checkbox"
              .checked=${g(t.has(r))}
              ?disabled=${e.disabled}
              @change=${a=>{a.target.checked?t.set(r,1):t.delete(r),s()}} /><bdi>${q("queues",r)}</bdi></label
          >
          ${t.has(r)?l`<input
                  type="number"
                  min="0.1"
                  max="100"
                  step="any"
                  aria-label=${n("Weight of {name}",{name:r})}
                  .value=${g(String(t.get(r)))}
                  ?disabled=${e.disabled}
                  @change=${a=>{t.set(r,Number(M(a))),s()}} />`:m}</span
        >`)}
  </div>`}function gs(e){let t=!!(e.value??E(e.schema,e.root).default);return l`<input
    type="checkbox"
    class="switch"
    aria-label=${e.label}
    .checked=${g(t)}
    ?disabled=${e.disabled}
    @change=${s=>e.change(s.target.checked)} />`}function wt(e,t,s){let o=String(e.value??fe(e)),r=t.includes(o)||o===""?t:[...t,o];return l`<select
    aria-label=${e.label}
    ?disabled=${e.disabled}
    @change=${a=>e.change(M(a)||void 0)}>
    ${fe(e)?m:l`<option value="" ?selected=${o===""}>—</option>`}
    ${r.map(a=>l`<option value=${a} ?selected=${a===o}>${s?q(s,a):kt(a)}</option>`)}
  </select>`}function kt(e){return{low:n("low"),normal:n("normal"),high:n("high"),urgent:n("urgent"),first:n("first line"),second:n("second line"),supervisor:n("supervisor"),"longest idle":n("longest idle"),"fewest calls":n("fewest calls"),"most skilled":n("most skilled"),"round robin":n("in turn")}[e]??e}function fs(e){let t=E(e.schema,e.root);return l`<input
    type="number"
    step="any"
    aria-label=${e.label}
    min=${Ve(t.minimum??t.exclusiveMinimum)}
    max=${Ve(t.maximum)}
    placeholder=${fe(e)}
    .value=${g(String(e.value??""))}
    ?disabled=${e.disabled}
    @change=${s=>e.change(M(s)===""?void 0:Number(M(s)))} />`}function $s(e){return l`<input
    type="text"
    dir="auto"
    aria-label=${e.label}
    placeholder=${fe(e)}
    .value=${g(String(e.value??""))}
    ?disabled=${e.disabled}
    @change=${t=>e.change(M(t).trim()||void 0)} />`}function Tt(e,t=!1){let s=L(e.value);return l`<div class="languages">
    ${u.told.languages.map(o=>{let r=s[o],a=Array.isArray(r)?r.join(o==="ar"?"، ":", "):String(r??""),i=d=>{let c=M(d).trim().replaceAll(/\s*\n\s*/g,t?", ":" "),h=A(s,o,c===""?void 0:t?H(c):c);e.change(Object.keys(h).length?h:void 0)};return l`<label
        ><span class="small soft">${N(o)}</span>
        <textarea
          rows="1"
          lang=${o}
          dir=${o==="ar"?"rtl":"ltr"}
          aria-label="${e.label}, ${N(o)}"
          .value=${g(a)}
          ?disabled=${e.disabled}
          @change=${i}></textarea>
      </label>`})}
  </div>`}function bs(e){let t=Array.isArray(e.value)?e.value:[];return l`<input
    type="text"
    dir="ltr"
    aria-label=${e.label}
    placeholder=${fe(e).replaceAll(",",", ")}
    .value=${g(t.join(", "))}
    ?disabled=${e.disabled}
    @change=${s=>e.change(M(s).trim()===""?void 0:H(M(s)))} />`}var xt={hours:"hours",department:"departments",parent:"departments",queue:"queues",lead:"agents"};function At(e){let t=ms(e.schema,e.root);if(e.table==="agents"&&e.key==="queues")return ps(e);if(xt[e.key]&&t==="text")return wt(e,u.names(xt[e.key]??""),xt[e.key]);switch(t){case"flag":return gs(e);case"choice":return wt(e,E(e.schema,e.root).enum??[]);case"number":return fs(e);case"texts":return Tt(e);case"word lists":return Tt(e,!0);case"list":return bs(e);case"levels":return hs(e);case"table":return _n(e);case"tables":return Rn(e);case"named tables":return Sn(e);default:return $s(e)}}function _t(e,t,s,o){let r=E(t,e.root);return l`<div class="inner">
    ${Object.entries(r.properties??{}).map(([a,i])=>{let d=Y(e.key,a);return l`<div class="inner-row">
        <span class="small">${d}</span>${At({...e,table:e.key,key:a,schema:i,value:s[a],label:d,change:c=>o(A(s,a,c))})}
      </div>`})}
  </div>`}function _n(e){let t=v(e.value);return l`<div class="grid">
    <label class="row"
      ><input
        type="checkbox"
        .checked=${g(t)}
        ?disabled=${e.disabled}
        @change=${s=>e.change(s.target.checked?{}:void 0)} /><span
        >${n("Set")}</span
      ></label
    >
    ${t?_t(e,e.schema,L(e.value),s=>e.change(s)):m}
  </div>`}function Rn(e){let t=Array.isArray(e.value)?e.value:[],s=E(e.schema,e.root).items??{},o=(a,i)=>e.change(t.map((d,c)=>c===a?i:d)),r=a=>e.change(t.length===1?void 0:t.filter((i,d)=>d!==a));return l`<ol class="steps">
      ${t.map((a,i)=>l`<li>
            ${_t(e,s,L(a),d=>o(i,d))}
            <button class="quiet" ?disabled=${e.disabled} @click=${()=>r(i)}>${n("Remove")}</button>
          </li>`)}
    </ol>
    <button class="plain small" ?disabled=${e.disabled} @click=${()=>e.change([...t,{}])}>
      ${n("Add a step")}
    </button>`}function Sn(e){let t=L(e.value),s=vt(E(e.schema,e.root));return l`<div class="grid">
    ${Object.entries(t).map(([o,r])=>l`<details>
          <summary><bdi>${kt(o)}</bdi></summary>
          ${_t(e,s,L(r),a=>e.change({...t,[o]:a}))}
          <button
            class="quiet"
            ?disabled=${e.disabled}
            @click=${()=>e.change(Be(A(t,o,void 0)))}>
            ${n("Remove")}
          </button>
        </details>`)}
    <input
      class="short"
      dir="ltr"
      aria-label=${n("Add: {what}",{what:e.label})}
      placeholder=${n("Add by name")}
      ?disabled=${e.disabled}
      @change=${o=>{let r=M(o).trim();r&&e.change({...t,[r]:t[r]??{}}),o.target.value=""}} />
  </div>`}var Rt=class{store;constructor(){this.store=new C({...ys(),find:"",language:"ar"}),window.addEventListener("hashchange",()=>{let t=ys();this.store.set({...t,find:t.section===this.store.state.section?this.store.state.find:""})})}go(t){location.hash=t}open(t){location.hash=t?`${this.store.state.section}/${encodeURIComponent(t)}`:this.store.state.section}find(t){this.store.set({find:t})}};function ys(){let[e="",t=""]=location.hash.slice(1).split("/");return{section:e||"users",open:decodeURIComponent(t)}}var $=new Rt;function Ge(){return l`<input
    type="search"
    aria-label=${n("Find in the list")}
    placeholder=${n("Find")}
    .value=${$.store.state.find}
    @input=${e=>$.find(e.target.value)} />`}function Ke(e){return e.toLowerCase().includes($.store.state.find.trim().toLowerCase())}function vs(e){return e==="agents"?{name:"?",queues:u.names("queues").slice(0,1)}:e==="categories"?{department:u.names("departments")[0]??""}:e==="hours"?{week:{sunday:["07:30-14:30"]}}:{}}async function En(e,t,s="configuration",o=vs(e)){t&&(u.value(s,[e,t])===void 0&&await u.edit(s,[e,t],o),$.open(t))}function _e(e,t="configuration",s){let{open:o}=$.store.state,a=(e==="departments"?Pn():u.names(e,t).map(i=>({key:i,depth:0}))).filter(({key:i})=>Ke(`${i} ${q(e,i)}`));return l`<div class="card entries">
    ${Ge()}
    <ul aria-label=${z("{n} entry","{n} entries",a.length)}>
      ${ie(a,({key:i})=>i,({key:i,depth:d})=>{let c=U(u.told.problems,t,[e,i]).length,h=u.told.draft.edits.some(f=>f.file===t&&f.path[0]===e&&(f.path[1]===i||f.path.length===1));return l`<li class="depth-${Math.min(d,4)}">
            <button class="entry" aria-current=${o===i?"true":m} @click=${()=>$.open(i)}>
              <span class="entry-name"><bdi>${q(e,i)}</bdi></span
              >${q(e,i)===i?m:l`<code class="small soft">${i}</code>`}
              ${c?l`<span class="tag bad">${c}</span>`:h?l`<span class="dot" role="img" aria-label=${n("changed")}></span>`:m}
            </button>
          </li>`})}
    </ul>
    <form
      class="row"
      @submit=${i=>{i.preventDefault();let d=i.target;En(e,String(new FormData(d).get("key")).trim(),t,s??vs(e)),d.reset()}}>
      <input
        name="key"
        dir="ltr"
        required
        pattern="[a-z0-9][a-z0-9_\\-]*"
        maxlength="40"
        aria-label=${n("Key of the new entry")}
        placeholder=${n("New key")}
        title="a–z, 0–9, -, _" />
      <button class="plain">${n("Add")}</button>
    </form>
  </div>`}function Pn(){let e=u.names("departments"),t=r=>u.value("configuration",["departments",r,"parent"]),s=[],o=(r,a)=>{for(let i of e.filter(d=>t(d)===r&&!s.some(c=>c.key===d)))s.push({key:i,depth:a}),o(i,a+1)};o(void 0,0);for(let r of e)s.some(a=>a.key===r)||s.push({key:r,depth:0});return s}function Re(e,t,s="configuration"){return l`<button
    class="plain"
    @click=${()=>{$.open(""),u.edit(s,[e,t],void 0)}}>
    ${n("Remove from the draft")}
  </button>`}function Se(e){let t=$.store.state.open,s=u.value("configuration",[e,t]);return l`<div class="split">
    ${_e(e)}
    ${v(s)?ae(`${e}/${t}`,Cn(e,t,s)):l`<p class="soft empty">${n("Choose an entry, or add one.")}</p>`}
  </div>`}function Cn(e,t,s){let o=u.store.state.schema[e]??{};return l`<section class="card" aria-labelledby="entry">
    <div class="row between">
      <h2 id="entry" dir="auto">${q(e,t)} <code class="soft small">${t}</code></h2>
      ${Re(e,t)}
    </div>
    ${Object.entries(o.properties??{}).map(([r,a])=>{let i=[e,t,r],d=Y(e,r),c=f=>{u.edit("configuration",i,f)},h=u.told.fixed[i.join(".")]!==void 0;return ge(d,r,i,At({table:e,key:r,schema:a,root:o,value:s[r],change:c,label:d,disabled:h}))})}
  </section>`}var qn=["sunday","monday","tuesday","wednesday","thursday","friday","saturday"],de=new C({key:"",told:null}),$e=e=>e.target.value;function ws(e){return new Intl.DateTimeFormat(K,{weekday:"long",timeZone:"UTC"}).format(Date.UTC(2026,2,1+e))}function ks(){let e=$.store.state.open||(u.names("hours")[0]??""),t=u.value("configuration",["hours",e]);return v(t)&&Mn(e),l`<div class="split">
    ${_e("hours")}
    ${v(t)?ae(e,On(e,t)):l`<p class="soft empty">${n("Choose an entry, or add one.")}</p>`}
  </div>`}function Mn(e){let t=`${e} ${u.told.draft.version} ${u.told.draft.changed_at}`;de.state.key!==t&&(de.set({key:t}),b.get(`${k}/settings/opening/${encodeURIComponent(e)}`).then(({body:s})=>de.set({told:s}),()=>de.set({told:null})))}function On(e,t){let s=u.store.state.schema.hours??{},o=v(t.week)?t.week:{},r=["hours",e];return l`<section class="card" aria-labelledby="entry">
    <div class="row between">
      <h2 id="entry">${q("hours",e)}</h2>
      ${Re("hours",e)}
    </div>
    ${ge(Y("hours","week"),"week",[...r,"week"],l`<table class="week">
        <tbody>
          ${qn.map((a,i)=>{let d=Array.isArray(o[a])?o[a]:[],c=h=>{u.edit("configuration",[...r,"week",a],H($e(h)).length?H($e(h)):void 0)};return l`<tr>
              <th scope="row">${ws(i)}</th>
              <td>
                <input
                  dir="ltr"
                  aria-label=${n("Hours on {day}",{day:ws(i)})}
                  placeholder=${n("closed")}
                  .value=${g(d.join(", "))}
                  @change=${c} />
              </td>
              <td>${Ts(d)}</td>
            </tr>`})}
        </tbody>
      </table>`)}
    ${ge(Y("hours","holidays"),"holidays",[...r,"holidays"],l`<input
        class="short"
        dir="ltr"
        maxlength="2"
        aria-label=${Y("hours","holidays")}
        placeholder="OM"
        .value=${g(String(t.holidays??""))}
        @change=${a=>{u.edit("configuration",[...r,"holidays"],$e(a).trim().toUpperCase()||void 0)}} />`)}
    ${ge(Y("hours","dates"),"dates",[...r,"dates"],Nn(r,v(t.dates)?t.dates:{}))}
    ${s?Ln():m}
  </section>`}function Nn(e,t){let s=(o,r)=>{u.edit("configuration",[...e,"dates",o],r)};return l`<table class="week">
      <tbody>
        ${Object.entries(t).sort(([o],[r])=>o<r?-1:1).map(([o,r])=>l`<tr>
                <th scope="row"><bdi>${o}</bdi></th>
                <td>
                  <input
                    dir="ltr"
                    aria-label=${n("Hours on {day}",{day:o})}
                    placeholder=${n("closed")}
                    .value=${g((r??[]).join(", "))}
                    @change=${a=>s(o,H($e(a)))} />
                </td>
                <td>
                  <button
                    class="quiet"
                    aria-label=${n("Remove {name}",{name:o})}
                    @click=${()=>s(o,void 0)}>
                    ×
                  </button>
                </td>
              </tr>`)}
      </tbody>
    </table>
    <label class="row small"
      ><span>${n("Add a date")}</span
      ><input
        type="date"
        class="short"
        @change=${o=>{$e(o)&&s($e(o),[]),o.target.value=""}}
    /></label>`}function Ts(e){let t=o=>Number(o.slice(0,-3))*60+Number(o.slice(-2)),s=e.flatMap(o=>{let[r,a]=o.split("-").map(i=>t(i.trim()));return r===void 0||a===void 0||Number.isNaN(r+a)?[]:[{from:r,to:a>r?a:1440}]});return l`<svg class="day" viewBox="0 0 1440 60" preserveAspectRatio="none" aria-hidden="true">
    <rect class="ground" width="1440" height="60" rx="20"></rect>
    ${s.map(({from:o,to:r})=>lt`<rect class="open" x=${o} width=${r-o} height="60" rx="20"></rect>`)}
  </svg>`}function Ln(){let{told:e}=de.state;return e?l`<div class="row between">
      <h3>${n("The next 14 days")}</h3>
      <span class="tag ${e.open?"good":"bad"}">${e.open?n("Open now"):n("Closed now")}</span>
    </div>
    <p class="small soft">
      ${e.changes_at?n("Changes: {when}",{when:pe(e.changes_at)}):n("It never changes.")}
    </p>
    <table class="week">
      <tbody>
        ${e.days.map(t=>l`<tr>
              <th scope="row">
                ${new Intl.DateTimeFormat(K,{weekday:"short",day:"numeric",month:"short",timeZone:"UTC"}).format(Date.parse(t.date))}
              </th>
              <td><bdi>${t.ranges.join(", ")||n("closed")}</bdi></td>
              <td>${Ts(t.ranges.map(s=>s.replace("–","-")))}</td>
              <td class="small soft">${t.special?n("single date"):t.holiday}</td>
            </tr>`)}
      </tbody>
    </table>`:l`<p class="soft">${n("The preview is there when nothing is wrong with the draft.")}</p>`}var Ee=[{key:"menu",title:()=>n("another menu"),names:()=>u.names("menus","menus")},{key:"queue",title:()=>n("a queue"),names:()=>u.names("queues")},{key:"message",title:()=>n("leave a message for a queue"),names:()=>u.names("queues")},{key:"callback",title:()=>n("a call-back by a queue"),names:()=>u.names("queues")},{key:"information",title:()=>n("prompts, then the menu again"),names:()=>[]},{key:"hours",title:()=>n("today's opening hours"),names:()=>u.names("hours")},{key:"article",title:()=>n("an article, read out"),names:()=>[]},{key:"outside",title:()=>n("a number outside"),names:()=>u.names("outside")},{key:"survey",title:()=>n("the survey of a queue"),names:()=>u.names("queues")},{key:"function",title:()=>n("a function of the city"),names:()=>[]},{key:"status",title:()=>n("the status of a case")},{key:"operator",title:()=>n("a person")},{key:"back",title:()=>n("the menu before")},{key:"repeat",title:()=>n("this menu again")}],Z=e=>e.target.value;function Vn(e){return Ee.find(t=>t.key in e)?.key??""}function In(e,t,s){let o=Object.fromEntries(Object.entries(e).filter(([r])=>!Ee.some(a=>a.key===r)));return["queue","callback"].includes(t)||delete o.requires,t!=="queue"&&delete o.priority_seconds,t?{[t]:s,...o}:o}function St(e,t,s){let o=Vn(e),r=Ee.find(i=>i.key===o),a=i=>{let d=Ee.find(c=>c.key===Z(i));s(In(e,Z(i),d?.names?d.names()[0]??"":!0))};return l`<div class="action">
    <div class="row">
      <select aria-label=${n("{what} leads to",{what:t})} @change=${a}>
        <option value="" ?selected=${!o}>—</option>
        ${Ee.map(i=>l`<option value=${i.key} ?selected=${i.key===o}>${i.title()}</option>`)}
      </select>
      ${r?.names?Hn(e,o,t,r.names(),s):m}
      ${o==="queue"||o==="callback"?xs(e,"requires",n("Skills beside the queue's own"),s):m}
      ${o==="queue"?xs(e,"priority_seconds",n("Seconds of advantage"),s):m}
    </div>
    ${Dn(e,t,s)}
  </div>`}function Hn(e,t,s,o,r){let a=e[t],i=Array.isArray(a)?a.join(", "):String(a??""),d=n("Target of {what}",{what:s});if(!o.length){let h=f=>r({...e,[t]:t==="information"?H(Z(f)):Z(f).trim()});return l`<input dir="ltr" list="prompts" aria-label=${d} .value=${g(i)} @change=${h} />`}let c=o.includes(i)?o:[i,...o];return l`<select aria-label=${d} @change=${h=>r({...e,[t]:Z(h)})}>
    ${c.map(h=>l`<option ?selected=${h===i}>${h}</option>`)}
  </select>`}function xs(e,t,s,o){let r=a=>o(A(e,t,Z(a)===""?void 0:t==="requires"?Z(a):Number(Z(a))));return l`<input
    class="short"
    dir="ltr"
    aria-label=${s}
    placeholder=${s}
    .value=${g(String(e[t]??""))}
    @change=${r} />`}function Dn(e,t,s){let o=v(e.when)?e.when:null,r=a=>{a.target.checked?s({...e,when:{hours:u.names("hours")[0]??""}}):s(A(A(e,"when",void 0),"otherwise",void 0))};return l`<label class="row small"
      ><input type="checkbox" .checked=${g(!!o)} @change=${r} /><span>${n("only when…")}</span></label
    >
    ${o?Et(o,a=>s({...e,when:a})):m}
    ${o?l`<div class="otherwise">
            <span class="small soft">${n("otherwise")}</span>
            ${St(v(e.otherwise)?e.otherwise:{},n("{what}, otherwise",{what:t}),a=>s(A(e,"otherwise",Object.keys(a).length?a:void 0)))}
          </div>`:m}`}function Et(e,t){let s=u.names("hours"),o=[["hours",n("open"),s.map(r=>[r,r])],["closed",n("closed"),s.map(r=>[r,r])],["caller",n("caller"),[["known",n("known")],["new",n("new")],["withheld",n("number withheld")]]],["language",n("language"),u.told.languages.map(r=>[r,r])]];return l`<div class="row small when">
    ${o.map(([r,a,i])=>l`<label class="row"
          ><span>${a}</span
          ><select @change=${d=>t(A(e,r,Z(d)||void 0))}>
            <option value="" ?selected=${!e[r]}>—</option>
            ${i.map(([d,c])=>l`<option value=${d} ?selected=${e[r]===d}>${c}</option>`)}
          </select></label
        >`)}
  </div>`}var ze=class{#e=null;#t=null;#s=[];async start(){let t={echoCancellation:!1,noiseSuppression:!1,autoGainControl:!1,channelCount:1};this.#t=await navigator.mediaDevices.getUserMedia({audio:t}),this.#e=new AudioContext,await this.#e.audioWorklet.addModule("/desk/assets/admin-recorder.js");let s=new AudioWorkletNode(this.#e,"hotline-recorder");s.port.onmessage=o=>this.#s.push(o.data),this.#e.createMediaStreamSource(this.#t).connect(s)}async stop(){let t=this.#e?.sampleRate??48e3;for(let s of this.#t?.getTracks()??[])s.stop();return await this.#e?.close(),new Blob([Wn(this.#s,t)],{type:"audio/wav"})}};function Wn(e,t){let s=e.reduce((i,d)=>i+d.length,0),o=new DataView(new ArrayBuffer(44+2*s)),r=(i,d)=>[...d].forEach((c,h)=>o.setUint8(i+h,c.charCodeAt(0)));r(0,"RIFF"),o.setUint32(4,36+2*s,!0),r(8,"WAVEfmt "),o.setUint32(16,16,!0),o.setUint16(20,1,!0),o.setUint16(22,1,!0),o.setUint32(24,t,!0),o.setUint32(28,2*t,!0),o.setUint16(32,2,!0),o.setUint16(34,16,!0),r(36,"data"),o.setUint32(40,2*s,!0);let a=44;for(let i of e)for(let d of i)o.setInt16(a,Math.max(-32768,Math.min(32767,Math.round(d*32767))),!0),a+=2;return o.buffer}var Ye={words:"",said:""},T=new C({prompts:{},recordings:null,takes:[],recorder:null,trouble:Ye,heard:0}),Pt=60;async function Qe(){T.set((await b.get(`${k}/prompts`)).body)}function Ze(e,t){let s=u.value(`prompts.${e}`,[t]);return typeof s=="string"?s:T.state.prompts[e]?.find(o=>o.name===t)?.text??""}var Je=(e,t)=>`${k}/prompts/${e}/${encodeURIComponent(t)}`;function _s(){let{language:e,find:t,open:s}=$.store.state,o=t.trim().toLowerCase(),a=(T.state.prompts[e]??[]).filter(i=>`${i.name} ${Ze(e,i.name)}`.toLowerCase().includes(o));return l`<div class="card">
    <div class="row between">
      <div class="row" role="group" aria-label=${n("Language")}>
        ${u.told.languages.map(i=>l`<button class=${i===e?"":"plain"} aria-pressed=${i===e} @click=${()=>$.store.set({language:i})}>${N(i)}</button>`)}
      </div>
      <input
        class="finder"
        type="search"
        aria-label=${n("Find a prompt by its name or its text")}
        placeholder=${n("Find")}
        .value=${t}
        @input=${i=>$.find(i.target.value)} />
    </div>
    ${T.state.recordings===null?l`<p class="soft small">
            ${n("No folder for recordings is named yet: the first one is made when you publish this.")}
            <button
              class="plain small"
              @click=${()=>{u.edit("configuration",["prompts","recordings"],"recordings")}}>
              ${n("Use the folder “recordings” beside the configuration")}
            </button>
          </p>`:m}
    <p class="small soft" role="status">
      ${z("{n} prompt","{n} prompts",a.length)}${a.length>Pt?` · ${n("the first {n} are shown",{n:Pt})}`:m}
    </p>
    <table class="prompts">
      <thead>
        <tr>
          <th>${n("Prompt")}</th>
          <th>${n("Text")}</th>
          <th>${n("Said by")}</th>
          <th><span class="unseen">${n("Sound")}</span></th>
        </tr>
      </thead>
      <tbody>
        ${ie(a.slice(0,Pt),i=>`${e}/${i.name}`,i=>jn(e,i,s===i.name))}
      </tbody>
    </table>
  </div>`}function jn(e,t,s){let o={studio:["good",n("recording")],synthetic:["",n("synthetic voice")],text:["warn",n("no sound yet")]},[r,a]=o[t.state];return l`<tr class=${s?"open":""}>
      <th scope="row">
        <code>${t.name}</code
        >${t.note?l`<br /><span class="small soft" lang=${e} dir="auto">${t.note}</span>`:m}
      </th>
      <td>
        <textarea
          rows="2"
          lang=${e}
          dir=${e==="ar"?"rtl":"ltr"}
          aria-label=${n("Text of {name} in {language}",{name:t.name,language:N(e)})}
          .value=${g(Ze(e,t.name))}
          @change=${i=>{u.edit(`prompts.${e}`,["prompts",t.name],i.target.value.trim())}}></textarea>
        ${Q(U(u.told.problems,`prompts.${e}`,["prompts",t.name]))}
      </td>
      <td><span class="tag ${r}">${a}</span></td>
      <td>
        <button class="plain small" aria-expanded=${s} @click=${()=>{Fn(e,t.name,s)}}>
          ${n("Sound")}
        </button>
      </td>
    </tr>
    ${s?l`<tr class="sound">
            <td colspan="4">${Un(e,t)}</td>
          </tr>`:m}`}async function Fn(e,t,s){T.set({takes:[],trouble:Ye}),$.open(s?"":t),s||await Rs(e,t)}async function Rs(e,t){let s=await I(()=>b.get(`${Je(e,t)}/takes`));s&&T.set({takes:s.body.takes})}function Un(e,t){let{recorder:s,takes:o,trouble:r,heard:a}=T.state;return l`<div class="grid">
    <div class="row">
      ${t.state==="text"?m:l`<audio controls preload="none" src="${Je(e,t.name)}/audio?take=${a}" aria-label=${n("What callers hear")}></audio>`}
      ${s?l`<button class="bad" @click=${()=>{Gn(e,t.name)}}><span class="pulse">●</span> ${n("Stop and keep")}</button>`:l`<button class="plain" @click=${()=>{Bn()}}>● ${n("Record")}</button>`}
      <label class="button plain"
        >${n("Upload WAV, FLAC or OGG")}<input
          class="unseen"
          type="file"
          accept=".wav,.flac,.ogg,.oga,.opus,audio/*"
          @change=${i=>{Kn(i,e,t.name)}}
      /></label>
      ${t.state==="studio"?l`<button class="plain" @click=${()=>{As(e,t.name,null)}}>${n("Back to the synthetic voice")}</button>`:m}
    </div>
    ${r.words?l`<p class="trouble" role="alert">${r.words} <bdi lang="en">${r.said}</bdi></p>`:m}
    ${o.length?l`<div>
            <h3>${n("Earlier takes")}</h3>
            <ul class="takes">
              ${o.map(i=>l`<li><bdi>${pe(i.at)}</bdi> <button class="plain small" @click=${()=>{As(e,t.name,i.name)}}>${n("Use this one again")}</button></li>`)}
            </ul>
          </div>`:m}
  </div>`}async function Bn(){let e=new ze;try{await e.start(),T.set({recorder:e,trouble:Ye})}catch(t){let s=t instanceof DOMException&&t.name==="NotAllowedError";_(s?n("The browser may not use the microphone: allow it beside the address."):n("There is no microphone that can be used."),"trouble")}}async function Gn(e,t){let s=await T.state.recorder?.stop();T.set({recorder:null}),s&&await Ss(e,t,s)}async function Kn(e,t,s){let o=e.target,r=o.files?.[0];r&&await Ss(t,s,r),o.value=""}async function Ss(e,t,s){try{let{body:o}=await b.put(`${Je(e,t)}/recording`,s);_(n("Callers hear the new recording from now on."));let r=o.notes.length?{words:n("Listen to it:"),said:o.notes.join(" ")}:Ye;T.set({trouble:r,heard:T.state.heard+1}),await Promise.all([Qe(),Rs(e,t)])}catch(o){let r=o instanceof R&&o.status===422;T.set({trouble:r?{words:n("The recording is not taken; callers hear what they heard."),said:o.detail}:{words:F(o),said:""}})}}async function As(e,t,s){let o=await I(()=>b.post(`${Je(e,t)}/back`,{take:s}));o&&(T.set({takes:o.body.takes,heard:T.state.heard+1}),await Qe())}var W="menus",Es=["1","2","3","4","5","6","7","8","9","0","*","#"],ce=e=>e.target.value;function Ps(){let e=$.store.state.open||(u.names("menus",W)[0]??""),t=u.value(W,["menus",e]);return l`<div class="split">
      ${_e("menus",W,{prompts:["main-menu"],keys:{9:{repeat:!0}}})}
      ${v(t)?ae(e,zn(e,t)):l`<p class="soft empty">${n("Choose an entry, or add one.")}</p>`}
    </div>
    ${Xn()}
    <datalist id="prompts">
      ${(T.state.prompts[u.told.languages[0]??""]??[]).map(s=>l`<option value=${s.name}>${s.text.slice(0,60)}</option>`)}
    </datalist>`}function zn(e,t){let s=["menus",e],o=u.told,r=U(o.problems,W,s).filter(i=>!i.key.startsWith(`menus.${e}.keys`)),a=o.draft.edits.filter(i=>i.file===W&&i.path[0]==="menus"&&i.path[1]===e);return l`<section class="card" aria-labelledby="entry">
    <div class="row between">
      <h2 id="entry"><code>${e}</code></h2>
      ${Re("menus",e,W)}
    </div>
    ${Q(r)} ${Ae(a)}
    <h3>${n("What the caller hears")}</h3>
    ${Yn(e,t)}
    <h3>${n("Keys")}</h3>
    ${Zn(e,t)}
  </section>`}function Yn(e,t){let s=Array.isArray(t.prompts)?t.prompts:[],o=a=>{u.edit(W,["menus",e,"prompts"],a)},r=(a,i)=>o(s.map((d,c)=>c===a?i:d));return l`<ol class="steps">
      ${s.map((a,i)=>l`<li>
            ${Qn(a,d=>r(i,d))}
            <button class="quiet" @click=${()=>o(s.filter((d,c)=>c!==i))}>
              ${n("Remove")}
            </button>
          </li>`)}
    </ol>
    <button class="plain small" @click=${()=>o([...s,"main-menu"])}>${n("Add a prompt")}</button>`}function Qn(e,t){let s=v(e)?e:{prompt:e},o=String(s.prompt??""),r=d=>t(Object.keys(d).length===1?d.prompt:d),a=v(s.when)?s.when:null,i=d=>{let c=d.target.checked;r(c?{...s,when:{hours:u.names("hours")[0]??""}}:{prompt:o})};return l`<div class="grid">
    <input
      dir="ltr"
      list="prompts"
      aria-label=${n("Name of the prompt")}
      .value=${g(o)}
      @change=${d=>r({...s,prompt:ce(d).trim()})} />
    <div class="languages">
      ${u.told.languages.map(d=>l`<label
            ><span class="small soft">${N(d)}</span>
            <textarea
              rows="2"
              lang=${d}
              dir=${d==="ar"?"rtl":"ltr"}
              aria-label=${n("Text of {name} in {language}",{name:o,language:N(d)})}
              .value=${g(Ze(d,o))}
              @change=${c=>{u.edit(`prompts.${d}`,["prompts",o],ce(c).trim())}}></textarea>
          </label>`)}
    </div>
    ${u.told.languages.map(d=>Q(U(u.told.problems,`prompts.${d}`,["prompts",o])))}
    <label class="row small"
      ><input type="checkbox" .checked=${g(!!a)} @change=${i} /><span>${n("only when…")}</span></label
    >
    ${a?l`${Et(a,d=>r({...s,when:d}))}
            <label class="row small"
              ><span>${n("otherwise")}</span
              ><input
                dir="ltr"
                list="prompts"
                .value=${g(String(s.otherwise??""))}
                @change=${d=>r(A(s,"otherwise",ce(d).trim()||void 0))}
            /></label>`:m}
  </div>`}function Zn(e,t){let s=v(t.keys)?t.keys:{},o=Es.filter(a=>!(a in s)),r=a=>{ce(a)&&u.edit(W,["menus",e,"keys",ce(a)],{repeat:!0})};return l`<ul class="keys">
      ${Es.filter(a=>a in s).map(a=>Jn(e,a,v(s[a])?s[a]:{}))}
    </ul>
    ${o.length?l`<select class="short" aria-label=${n("Add a key")} @change=${r} .value=${g("")}>
            <option value="">${n("Add a key")}</option>
            ${o.map(a=>l`<option>${a}</option>`)}
          </select>`:m}
    <p class="small soft">${n("0 leads to a person and * to the menu before, unless they are used here.")}</p>`}function Jn(e,t,s){let o=["menus",e,"keys",t],r=i=>{u.edit(W,o,i)},a=v(s.say)?s.say:{};return l`<li>
    <kbd>${t}</kbd>
    <div class="grid">
      ${St(s,n("Key {key}",{key:t}),r)}
      <div class="languages">
        ${u.told.languages.map(i=>l`<label
              ><span class="small soft">${n("Said instead, {language}",{language:N(i)})}</span>
              <input
                lang=${i}
                dir=${i==="ar"?"rtl":"ltr"}
                .value=${g((a[i]??[]).join(i==="ar"?"، ":", "))}
                @change=${d=>{let c=A(a,i,H(ce(d)).length?H(ce(d)):void 0);r(A(s,"say",Object.keys(c).length?c:void 0))}}
            /></label>`)}
      </div>
      ${Q(U(u.told.problems,W,o))}
    </div>
    <button
      class="quiet"
      aria-label=${n("Remove {name}",{name:n("Key {key}",{key:t})})}
      @click=${()=>{u.edit(W,o,void 0)}}>
      ×
    </button>
  </li>`}function Xn(){let{told:e}=u;if(e.problems.length)return l`<p class="card soft">${n("The menus are drawn when nothing is wrong with the draft.")}</p>`;let t=`${k}/settings/menus.svg?lang=${S}&draft=${e.draft.version}-${e.draft.changed_at}`;return l`<section class="card" aria-label=${n("Drawing")}>
    <div class="row between">
      <h2>${n("Drawing of the draft")}</h2>
      <a class="button plain" href=${t} target="_blank" rel="noopener">${n("Open by itself")}</a>
    </div>
    <div class="drawing scroll" tabindex="0" dir="ltr">
      <img src=${t} alt=${n("The menus as a graph: numbers, menus, keys and queues")} />
    </div>
  </section>`}var j=new C({users:[],roles:[],tokens:[],scopes:[],secret:""});async function Xe(){let[e,t]=await Promise.all([b.get(`${k}/users`),b.get(`${k}/tokens`)]);j.set({...e.body,...t.body})}function qs(e){return{agent:n("agent"),supervisor:n("supervisor"),quality:n("quality"),"second line":n("second line"),department:n("department"),administrator:n("administrator")}[e]??e}var Pe=e=>`${k}/users/${encodeURIComponent(e)}`;async function Ct(e,t){let s=await I(e);s&&(j.set("users"in s.body||"tokens"in s.body?s.body:{}),_(t))}function Ms(){let{users:e}=j.state,{open:t}=$.store.state,s=e.filter(r=>Ke(`${r.name} ${r.full_name}`)),o=e.find(r=>r.name===t);return l`<div class="split">
    <div class="card entries">
      ${Ge()}
      <ul>
        ${ie(s,r=>r.name,r=>l`<li>
              <button
                class="entry"
                aria-current=${r.name===t?"true":m}
                @click=${()=>$.open(r.name)}>
                <span class="entry-name"><bdi>${r.full_name}</bdi></span
                ><span class="small soft">${r.roles.map(qs).join(" · ")}</span>
              </button>
            </li>`)}
      </ul>
      <button class="plain" @click=${()=>$.open("+")}>${n("Add a user")}</button>
    </div>
    ${t==="+"?Cs(null):o?Cs(o):l`<p class="soft empty">${n("Choose an entry, or add one.")}</p>`}
  </div>`}function Cs(e){let t=async s=>{s.preventDefault();let o=new FormData(s.target),r=e?.name??String(o.get("name")),a={full_name:o.get("full_name"),roles:o.getAll("roles"),agent:o.get("agent")||null,departments:o.getAll("departments"),password:o.get("password")||null};if(e)return Ct(()=>b.put(Pe(r),a),n("Saved. Open sessions of this user have ended."));await I(()=>b.post(Pe(r),a))!==void 0&&(await Xe(),$.open(r),_(n("The user is added.")))};return l`<section class="card" aria-labelledby="entry">
    <h2 id="entry" dir="auto">${e?e.full_name:n("New user")}</h2>
    <form class="grid wide" @submit=${t}>
      ${e?l`<p class="soft"><code>${e.name}</code></p>`:l`<label>${n("Name to sign in with")}<input name="name" dir="ltr" required maxlength="64" autocomplete="off" /></label>`}
      <label
        >${n("Name for others")}<input
          name="full_name"
          dir="auto"
          required
          maxlength="200"
          .value=${e?.full_name??""}
      /></label>
      <fieldset>
        <legend>${n("Roles")}</legend>
        ${j.state.roles.map(s=>l`<label class="row"><input type="checkbox" name="roles" value=${s} .checked=${e?.roles.includes(s)??!1} /><span>${qs(s)}</span></label>`)}
      </fieldset>
      <label
        >${n("Takes calls as")}<select name="agent">
          <option value="">—</option>
          ${u.names("agents").map(s=>l`<option value=${s} ?selected=${e?.agent===s}>${q("agents",s)} (${s})</option>`)}
        </select></label
      >
      <fieldset>
        <legend>${n("Departments")}</legend>
        ${u.names("departments").map(s=>l`<label class="row"><input type="checkbox" name="departments" value=${s} .checked=${e?.departments.includes(s)??!1} /><span>${q("departments",s)}</span></label>`)}
      </fieldset>
      ${e?m:l`<label>${n("First password (or none, for a link)")}<input type="password" name="password" autocomplete="new-password" /></label>`}
      <div class="row"><button>${e?n("Save"):n("Add")}</button></div>
    </form>
    ${e?eo(e):m}
  </section>`}function eo(e){let t=o=>{o.preventDefault();let r=o.target;I(()=>b.put(`${Pe(e.name)}/password`,{password:new FormData(r).get("password")})).then(a=>{a!==void 0&&(r.reset(),_(n("The password is set.")))})},s=async()=>{let o=await I(()=>b.post(`${Pe(e.name)}/link`));o&&j.set({secret:location.origin+o.body.path})};return l`<form class="row narrow" @submit=${t}>
      <label class="grow"
        >${n("New password")}<input type="password" name="password" required autocomplete="new-password" /></label
      ><button class="plain">${n("Set")}</button>
    </form>
    <div class="row">
      <button class="plain" @click=${()=>{s()}}>${n("Make a link that signs in once")}</button>
      <button
        class="plain danger"
        @click=${()=>confirm(n("Remove {name}? Open sessions end, and nobody signs in by this name.",{name:e.full_name}))&&void Ct(()=>b.delete(Pe(e.name)),n("The user is removed."))}>
        ${n("Remove the user")}
      </button>
    </div>
    ${Os()}`}function Os(){let{secret:e}=j.state;return e?l`<div class="secret" role="status">
    <p>${n("It is shown only now: copy it.")}</p>
    <code dir="ltr">${e}</code>
    <div class="row">
      <button class="plain" @click=${()=>{navigator.clipboard.writeText(e).then(()=>_(n("Copied.")))}}>
        ${n("Copy")}
      </button>
      <button class="quiet" @click=${()=>j.set({secret:""})}>${n("Hide")}</button>
    </div>
  </div>`:m}function Ns(){let{tokens:e,scopes:t}=j.state,s=async o=>{o.preventDefault();let r=o.target,a=new FormData(r),i=await I(()=>b.post(`${k}/tokens/${encodeURIComponent(String(a.get("holder")))}`,{scopes:a.getAll("scopes")}));i&&(r.reset(),await Xe(),j.set({secret:i.body.token}))};return l`<div class="split even">
    <section class="card">
      <h2>${n("Who holds a token")}</h2>
      <table>
        <thead>
          <tr>
            <th>${n("Program")}</th>
            <th>${n("For")}</th>
            <th><span class="unseen">${n("Remove")}</span></th>
          </tr>
        </thead>
        <tbody>
          ${e.map(o=>l`<tr>
                <th scope="row"><bdi>${o.holder}</bdi></th>
                <td>
                  ${o.scopes===null?l`<span class="tag warn">${n("everything")}</span>`:o.scopes.map(r=>l`<span class="tag" dir="ltr">${r}</span> `)}
                </td>
                <td>
                  <button
                    class="plain small"
                    aria-label=${n("Remove {name}",{name:o.holder})}
                    @click=${()=>{Ct(()=>b.delete(`${k}/tokens/${encodeURIComponent(o.holder)}`),n("The token is not good any more."))}}>
                    ${n("Remove")}
                  </button>
                </td>
              </tr>`)}
        </tbody>
      </table>
    </section>
    <section class="card">
      <h2>${n("Give a token")}</h2>
      <form class="grid" @submit=${s}>
        <label>${n("Program")}<input name="holder" dir="ltr" required maxlength="40" /></label>
        <fieldset>
          <legend>${n("For")}</legend>
          ${t.map(o=>l`<label class="row"><input type="checkbox" name="scopes" value=${o} /><code>${o}</code></label>`)}
        </fieldset>
        <p class="small soft">
          ${n("A program that has a token already gets a new one, and the old one is not good any more.")}
        </p>
        <div><button>${n("Give a token")}</button></div>
      </form>
      ${Os()}
    </section>
  </div>`}var X=new C({versions:[],difference:{},of:""});async function et(){let e=await I(()=>b.get(`${k}/settings/versions`));e&&X.set(e.body)}async function to(e,t){if(X.state.of===e)return;X.set({of:e,difference:{}});let s=await I(()=>b.get(t));s&&X.set({difference:s.body.files})}function Ls(){let{draft:e,problems:t,others:s,files:o}=u.told,{saving:r}=u.store.state,a=e.edits.length+e.conflicts.length,i=o.configuration?.hindrance;return l`<footer class="draft-bar" aria-label=${n("Draft")}>
    <div class="row grow" role="status">
      <b
        >${a?z("{n} change in your draft","{n} changes in your draft",a):n("No changes in your draft")}</b
      >
      ${r?l`<span class="soft small">${n("saving…")}</span>`:m}
      ${t.length?l`<a href="#publish" class="tag bad">${z("{n} problem","{n} problems",t.length)}</a>`:m}
      ${e.conflicts.length?l`<a href="#publish" class="tag bad">${z("{n} conflict","{n} conflicts",e.conflicts.length)}</a>`:m}
      ${s.map(d=>l`<span class="tag">${n("{user} has a draft too",{user:d.user})}</span>`)}
      ${i?l`<span class="tag warn">${n("read only")}</span>`:m}
    </div>
    ${a?l`<button class="plain" @click=${()=>{u.discard()}}>${n("Discard the draft")}</button>`:m}
    <button @click=${()=>$.go("publish")} ?disabled=${!a}>${n("Review and publish…")}</button>
  </footer>`}function Vs(){let e=u.told,t=e.files.configuration;e.draft.edits.length&&!e.problems.length&&to(`draft ${e.draft.version} ${e.draft.changed_at}`,`${k}/settings/difference`);let s=e.problems.length>0||e.draft.conflicts.length>0||!e.draft.edits.length||!!t?.hindrance,o=async r=>{r.preventDefault();let a=String(new FormData(r.target).get("note")??"");await u.publish(a)&&(await et(),$.go("history"))};return l`<section class="card" aria-labelledby="publish-title">
    <h2 id="publish-title">${n("What will change")}</h2>
    ${t?.hindrance?l`<p class="trouble">${so(t.hindrance,t.path)}</p>`:m} ${no()}
    ${oo()} ${Is(e.draft.edits)} ${ro()}
    ${e.draft.edits.length&&!e.problems.length?ao():m}
    <form class="row" @submit=${o}>
      <label class="grow">${n("Why (for the history)")}<input name="note" dir="auto" maxlength="500" /></label
      ><button ?disabled=${s}>${n("Publish")}</button>
    </form>
  </section>`}function so(e,t){return e==="demo"?n("This hotline runs by the demo's own configuration, which is read only. Copy hotline/demo, and start with --config."):n("The hotline may not write {path}: everything here is read only. Let the user who runs it write the file and its folder.",{path:t})}function no(){let{conflicts:e}=u.told.draft;return e.length?l`<div class="trouble">
    <p>${n("Somebody else has changed these meanwhile, here or in the file. Decide whose value counts.")}</p>
    <ul>
      ${e.map(t=>l`<li>
            <code>${t.key}</code> — ${n("you saw")} <bdi>${le(t.before)}</bdi>, ${n("now it is")}
            <bdi>${le(u.value(t.file,t.path))}</bdi>, ${n("you want")} <bdi>${le(t.after)}</bdi>
            <button class="plain small" @click=${()=>{u.resolve(t,!0)}}>${n("Mine")}</button>
            <button class="plain small" @click=${()=>{u.resolve(t,!1)}}>${n("Theirs")}</button>
          </li>`)}
    </ul>
  </div>`:m}function oo(){let{problems:e,warnings:t}=u.told,s=(o,r)=>l`<ul class="problems ${r}">
      ${o.map(yt)}
    </ul>`;return l`${e.length?l`<h3>${n("What is wrong")}</h3>
          ${s(e,"")}`:m}
  ${t.length?l`<details>
          <summary>${z("{n} warning","{n} warnings",t.length)}</summary>
          ${s(t,"warnings")}
        </details>`:m}`}function Is(e){return e.length?l`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>${n("Key")}</th>
          <th>${n("Before")}</th>
          <th>${n("After")}</th>
        </tr>
      </thead>
      <tbody>
        ${e.map(t=>l`<tr>
              <th scope="row"><code dir="ltr">${t.key}</code></th>
              <td><bdi>${le(t.before)}</bdi></td>
              <td><bdi>${le(t.after)}</bdi></td>
            </tr>`)}
      </tbody>
    </table>
  </div>`:l`<p class="soft">${n("Nothing was changed.")}</p>`}function ro(){let{at_once:e,at_next_start:t}=u.told;return!e.length&&!t.length?m:l`<p>
      ${e.length?l`<span class="tag good">${n("Counts at once")}</span> <code dir="ltr">${e.join(", ")}</code>`:m}
    </p>
    ${t.length?l`<p><span class="tag warn">${n("Counts from the next start on")}</span> <code dir="ltr">${t.join(", ")}</code></p>`:m}`}function ao(){return l`<details>
    <summary>${n("The files, line by line")}</summary>
    ${Object.values(X.state.difference).map(e=>l`<pre class="difference" dir="ltr" tabindex="0">${e.split(`
`).map(io)}</pre>`)}
  </details>`}function io(e){return l`<span class=${[["+++","place"],["---","place"],["@@","place"],["+","plus"],["-","minus"]].find(([s])=>e.startsWith(s))?.[1]??""}>${e}</span>`}function Hs(){let{versions:e}=X.state;return e.length?l`${e.map(t=>l`<section class="card">
        <div class="row between">
          <h2>${n("Version {version}",{version:t.id})}</h2>
          <span class="soft"
            ><bdi>${t.by}</bdi> ·
            ${pe(t.at)}${t.undoes?` · ${n("takes back version {version}",{version:t.undoes})}`:m}</span
          >
          <button class="plain" @click=${()=>{u.undo(t.id).then(et)}}>${n("Undo")}</button>
        </div>
        ${t.note?l`<p dir="auto">${t.note}</p>`:m}${Is(t.changes)}
      </section>`)}`:l`<p class="soft empty">${n("Nothing was published here yet.")}</p>`}var Ds={"draft changed":()=>n("Your draft was changed in another window: look at it again."),conflict:()=>n("Somebody else has changed some of it meanwhile. Look under Publish, and decide whose value counts."),"wrong settings":()=>n("With this the settings would be wrong, so nothing was published."),"no file":()=>n("This file is not among the settings any more. Load the page again."),decided:()=>n("This conflict is decided already."),"being published":()=>n("Your draft is being published this very moment: wait until that is done."),nothing:()=>n("There is nothing to publish: nothing was changed."),"taken back":()=>n("This version is taken back already."),"no version":()=>n("There is no such version."),"read only":()=>n("The hotline may not write one of these files. Let the user who runs it write the file and its folder."),stopping:()=>n("The hotline is being stopped: nothing is published now."),moved:()=>n("Somebody changed a file this very moment: look at it, and publish again."),sounds:()=>n("The sounds of the new texts cannot be made, so nothing was published."),"by hand":()=>n("This cannot be changed from here: change it in the file by hand."),"broken files":()=>n("The files as they stand cannot be read. Mend them by hand first."),disk:()=>n("The files cannot be written: look at the disk and at who may write there."),"name to sign in":()=>n("A name to sign in with has small Latin letters, digits, . _ - or @, at most 64."),"no role":()=>n("A user needs a role."),"no agent":()=>n("Whoever has the role of an agent takes calls as one: choose as whom."),"not an agent":()=>n("Whoever takes calls needs the role of an agent."),"no department":()=>n("The role of a department needs a department: choose one."),"name taken":()=>n("There is a user of this name already."),"agent taken":()=>n("Another user takes calls as this agent already."),"last administrator":()=>n("This is the only administrator: make another one first.")};var Ws={ar:{reference:"4270",category:"تسرب مياه",department:"دائرة المياه",status:"solved",due:"24.11.2026",link:"https://city.example/c/4270"},en:{reference:"4270",category:"Leaking water pipe",department:"Water Department",status:"solved",due:"24.11.2026",link:"https://city.example/c/4270"}};function js(e,t){let s=Ws[t]??Ws.en??{};return e.replace(/\{%.*?%\}/gs,"").replace(/\{\{\s*(\w+).*?\}\}/gs,(o,r)=>s[r]??"…").replace(/\s+/g," ").trim()}function Fs(e){return{subject:n("Subject of e-mails"),received:n("Received"),assigned:n("Assigned to a department"),"on-the-way":n("A team is on the way"),solved:n("Solved"),closed:n("Closed"),reopened:n("Reopened")}[e]??e}function Us(){let e=Object.keys(u.told.values).filter(t=>t.startsWith("words.ar."));return l`<p class="soft">
      ${n("Where you write nothing, citizens read the grey words. These may be used: {names}",{names:"{{ reference }}, {{ category }}, {{ department }}, {{ status }}, {{ due }}, {{ link }}"})}
    </p>
    ${e.map(t=>t.slice(9)).map(t=>l`<section class="card">
            <h2>${Fs(t)}</h2>
            <div class="languages">${["ar","en"].map(s=>lo(s,t))}</div>
          </section>`)}`}function lo(e,t){let s=`words.${e}.${t}`,o=u.value(s,[]),r=typeof o=="string"?o:"",a=u.told.problems.filter(d=>d.file===s||d.key===s),i=d=>{let c=d.target.value;u.edit(s,[],c.trim()?c:void 0)};return l`<div class="grid">
    <label
      ><span class="small soft">${N(e)}</span
      ><textarea
        rows="3"
        placeholder=${u.told.ours[s]??""}
        lang=${e}
        dir=${e==="ar"?"rtl":"ltr"}
        aria-label="${Fs(t)}, ${N(e)}"
        .value=${g(r)}
        @change=${i}></textarea>
    </label>
    ${r?l`<p class="sample small" lang=${e} dir=${e==="ar"?"rtl":"ltr"}>${js(r,e)}</p>`:m}
    ${Ae(u.told.draft.edits.filter(d=>d.file===s))} ${Q(a)}
  </div>`}var qt={users:{title:()=>n("Users and roles"),draw:Ms},agents:{title:()=>n("Agents and skills"),draw:()=>Se("agents")},queues:{title:()=>n("Queues"),draw:()=>Se("queues")},menus:{title:()=>n("Menus"),draw:Ps},hours:{title:()=>n("Opening hours"),draw:ks},prompts:{title:()=>n("Prompts"),draw:_s},departments:{title:()=>n("Departments"),draw:()=>Se("departments")},categories:{title:()=>n("Categories and due times"),draw:()=>Se("categories")},words:{title:()=>n("Messages to citizens"),draw:Us},tokens:{title:()=>n("API tokens"),draw:Ns},publish:{title:()=>n("Publish"),draw:Vs},history:{title:()=>n("Versions"),draw:Hs}};rs(Ds);await ls(e=>{co(e)});async function co(e){let t=()=>uo(e);if(re(l`${Fe(e)}
      <main class="page" id="content"><p class="soft" role="status">${n("Loading…")}</p></main>`,document.body),!await pt(()=>Promise.all([u.load(),Xe(),Qe(),et()])))return;for(let o of[u.store,$.store,j,T,X,de])o.listen.call(o,t);let s=o=>{u.store.state.saving&&o.preventDefault()};window.addEventListener("beforeunload",s)}function uo(e){let t=qt[$.store.state.section]?$.store.state.section:"users",s=qt[t];re(l`${Fe(e)}
      <div class="admin">
        <nav class="sections" aria-label=${n("Sections")}>
          ${Object.entries(qt).map(([o,r])=>l`<a href="#${o}" aria-current=${o===t?"page":"false"}>${r.title()}</a>`)}
        </nav>
        <main id="content" class="section">
          <h1>${s?.title()}</h1>
          ${s?.draw()}
        </main>
      </div>
      ${Ls()}`,document.body)}
/*! Bundled license information:

lit-html/lit-html.js:
lit-html/directive.js:
lit-html/async-directive.js:
lit-html/directives/repeat.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/class-map.js:
lit-html/directives/if-defined.js:
  (**
   * @license
   * Copyright 2018 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directive-helpers.js:
lit-html/directives/live.js:
lit-html/directives/ref.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/keyed.js:
  (**
   * @license
   * Copyright 2021 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
